import type { Channel } from '../wire/channel.js';
import type { NetworkCalls } from '../wire/gadget-contract.js';
import { createResponse } from './gadget-response.js';
import { invalidRequest, readBody } from './request-body.js';

type Network = Pick<Channel<NetworkCalls, object>, 'call'>;

/** Makes a `fetch` that sends its requests over a gadget's network port. See `Desk.fetch` for what it promises. */
export function createGadgetFetch(network: Network) {
  return async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    // Not the new request's: the caller's own signal is the one whose reason the caller expects.
    const { signal = (input as Partial<Request>).signal ?? null, body: given } = init ?? {};
    signal?.throwIfAborted();
    const request = createRequest(input, init);
    const body = await readBody(request, signal, given);
    const { url, method, headers } = request;
    const answer = await network.call(
      'fetch',
      { url, method, headers: [...headers], body },
      { signal, transfer: body ? [body] : [] },
    );
    return createResponse(answer, signal);
  };
}

function createRequest(input: RequestInfo | URL, init?: RequestInit): Request {
  try {
    return new Request(input, init);
  } catch (cause) {
    return invalidRequest(cause);
  }
}
