import { DeskpassError } from '../core/errors.js';
import type { Channel } from '../wire/channel.js';
import type { NetworkCalls, WireResponse } from '../wire/gadget-contract.js';
import { receiveStream } from '../wire/stream.js';
import { readBody } from './request-body.js';

type Network = Pick<Channel<NetworkCalls, Record<never, never>>, 'call'>;

/** Statuses whose responses have no body (Fetch Standard §2.2.3). */
const NULL_BODY = [204, 205, 304];

/** Makes a `fetch` that sends its requests over a gadget's network port. See `Desk.fetch` for what it promises. */
export function createGadgetFetch(network: Network) {
  return async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    // Not `request.signal`: the caller's own signal is the one whose reason the caller expects.
    const { signal = input instanceof Request ? input.signal : null } = init ?? {};
    signal?.throwIfAborted();
    const request = createRequest(input, init);
    const body = await readBody(request, signal);
    const { url, method, headers } = request;
    const answer = await network.call(
      'fetch',
      { url, method, headers: [...headers], body },
      { signal: signal ?? undefined, transfer: body ? [body] : [] },
    );
    return createResponse(answer, signal);
  };
}

function createRequest(input: RequestInfo | URL, init?: RequestInit): Request {
  try {
    return new Request(input, init);
  } catch (cause) {
    throw new DeskpassError('request-invalid', 'Not a request that fetch would take', { cause });
  }
}

function createResponse(answer: WireResponse, signal: AbortSignal | null): Response {
  const { body, status, statusText, headers } = answer;
  let content = body instanceof MessagePort ? receiveStream(body) : body;
  // An abort after the headers breaks the body off, whole or streamed, as it does with the platform's fetch.
  if (signal) content = new Response(content).body?.pipeThrough(new TransformStream(), { signal }) ?? null;
  const init = { status, statusText, headers: headers as [string, string][] };
  return withUrl(new Response(NULL_BODY.includes(status) ? null : content, init), answer.url);
}

/** A constructed response has no URL; its clones keep it. */
function withUrl(response: Response, url: string): Response {
  return Object.defineProperties(response, {
    url: { value: url },
    clone: { value: () => withUrl(Response.prototype.clone.call(response), url) },
  });
}
