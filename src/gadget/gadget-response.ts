import type { WireResponse } from '../wire/gadget-contract.js';
import { receiveStream } from '../wire/stream.js';

/** Statuses whose responses have no body (Fetch Standard §2.2.3). */
const NULL_BODY = [204, 205, 304];

const READERS = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'] as const;

/** The `Response` of an answer that came over a port: with its URL, and broken off when the signal is aborted. */
export function createResponse(answer: WireResponse, signal: AbortSignal | null): Response {
  const { body, status, statusText, headers, url } = answer;
  const streamed = body instanceof MessagePort;
  let content = streamed ? receiveStream(body) : body;
  if (streamed && signal) content = (content as ReadableStream).pipeThrough(new TransformStream(), { signal });
  if (NULL_BODY.includes(status)) content = null;
  return complete(new Response(content, { status, statusText, headers: headers as [string, string][] }));

  /** Adds what a constructed response lacks of a fetched one. */
  function complete(response: Response): Response {
    const { prototype } = Response;
    const define = (name: string, value: unknown): unknown => Object.defineProperty(response, name, { value });
    define('url', url);
    define('clone', () => complete(prototype.clone.call(response)));
    for (const name of READERS) {
      const read = async (): Promise<unknown> => {
        signal?.throwIfAborted();
        return prototype[name].call(streamed ? await collect(response) : response);
      };
      if (name in response) define(name, read);
    }
    return response;
  }
}

/**
 * Reads a streamed response to its end. Chromium would do it itself, but makes a `TypeError` of whatever broke the
 * stream off, an abort included.
 */
async function collect(response: Response): Promise<Response> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const write = (chunk: Uint8Array): void => {
    size += chunk.length;
    chunks.unshift(chunk);
  };
  await response.body?.pipeTo(new WritableStream({ write }));
  const bytes = new Uint8Array(size);
  for (const chunk of chunks) bytes.set(chunk, (size -= chunk.length));
  return new Response(bytes, response);
}
