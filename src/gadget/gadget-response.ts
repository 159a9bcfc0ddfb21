import type { WireResponse } from '../wire/gadget-contract.js';
import { receiveStream } from '../wire/stream.js';

/** Statuses whose responses have no body (Fetch Standard §2.2.3). */
const NULL_BODY = [204, 205, 304];

const READERS = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'] as const;

/** The `Response` of an answer that came over a port: with its URL, and broken off when the signal is aborted. */
export function createResponse(answer: WireResponse, signal: AbortSignal | null): Response {
  const { body, status, url } = answer;
  const streamed = body instanceof MessagePort;
  const content = streamed ? receiveStream(body, signal) : body;
  return complete(new Response(NULL_BODY.includes(status) ? null : content, answer as object));

  /** Adds what a constructed response lacks of a fetched one. */
  function complete(response: Response): Response {
    const { prototype } = Response;
    const define = (name: string, value: unknown): unknown => Object.defineProperty(response, name, { value });
    define('url', url);
    define('clone', () => complete(prototype.clone.call(response)));
    for (const name of READERS) {
      const reads = async (): Promise<unknown> => {
        signal?.throwIfAborted();
        const isText = /text|json/.test(name);
        // The platform's own says best why a body cannot be read twice.
        if (!response.body || response.bodyUsed || !(streamed || isText)) return prototype[name].call(response);
        const reader = response.body.getReader();
        // What came whole is at hand: this only marks the response as read.
        if (!streamed) void reader.cancel();
        const content = streamed ? await readAll(reader, isText) : new TextDecoder().decode(body as ArrayBuffer);
        if (!isText) return prototype[name].call(new Response(content, response));
        return name === 'json' ? JSON.parse(content as string) : content;
      };
      if (name in response) define(name, reads);
    }
    return response;
  }
}

/**
 * Reads a stream to its end. Chromium would do it itself, but makes a `TypeError` of whatever broke the stream off, an
 * abort included. Text is decoded while the rest is on its way.
 */
async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  isText: boolean,
): Promise<string | Uint8Array<ArrayBuffer>> {
  const decoder = new TextDecoder();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (isText) text += decoder.decode(value, { stream: !done });
    else if (value) size += chunks.unshift(value) && value.length;
    if (done) break;
  }
  if (isText) return text;
  const bytes = new Uint8Array(size);
  for (const chunk of chunks) bytes.set(chunk, (size -= chunk.length));
  return bytes;
}
