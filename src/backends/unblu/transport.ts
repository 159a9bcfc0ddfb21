import { abortable } from '../abortable.js';
import { type Endpoint, invalidAnswer, unreachable } from './failures.js';

/** One request. */
export interface Asking {
  readonly endpoint: Endpoint;
  readonly url: string;
  /** A JSON body, which makes it a POST. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Default `include`: the session at Unblu is a cookie. */
  readonly credentials?: RequestCredentials;
  /** Goes on where the page is closed meanwhile. */
  readonly keepalive?: boolean;
  readonly signal: AbortSignal;
}

/** What came back, its body read. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Sends a request. Rejects with `provider-unreachable` where no answer comes that can be read, 429 and 5xx included, and
 * with an `AbortError` once the signal is aborted.
 */
export type Transport = (asking: Asking) => Promise<RawAnswer>;

/** In milliseconds, body included. */
const ANSWER_MS = 8_000;

/** A longer answer, in characters, is not one of these. */
const LONGEST = 262_144;

/** Wraps the platform's `fetch`. */
export function createTransport(fetch: typeof globalThis.fetch, timeoutMs = ANSWER_MS): Transport {
  return async ({ endpoint, url, body, credentials = 'include', keepalive = false, signal }) => {
    const deadline = AbortSignal.timeout(timeoutMs);
    const bounded = AbortSignal.any([signal, deadline]);
    const init: RequestInit = {
      ...(body ? { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } } : {}),
      credentials,
      keepalive,
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: bounded,
    };
    const answer = signal.aborted ? new Promise<never>(() => undefined) : read(fetch, url, init);
    // Not every engine ends a body that is being read when the signal is aborted.
    const settled = await abortable(answer, bounded).catch(() => null);
    if (signal.aborted) throw new DOMException('The caller has stopped waiting', 'AbortError');
    if (settled === null) throw unreachable(deadline.aborted ? 'timeout' : 'network', { endpoint });
    const { status, text, headers } = settled;
    if (status >= 500 || status === 429) throw unreachable('status', { endpoint, status, ...retryAfter(headers) });
    if (text.length > LONGEST) throw invalidAnswer(endpoint, 'its answer is too long');
    return { status, text };
  };
}

async function read(fetch: typeof globalThis.fetch, url: string, init: RequestInit) {
  const response = await fetch(url, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Seconds to wait (RFC 9110 §10.2.3) where the server says so and CORS lets us see it. */
function retryAfter(headers: Headers): { readonly retryAfter?: number } {
  const seconds = headers.get('retry-after') ?? '';
  return /^\d{1,5}$/.test(seconds) ? { retryAfter: Number(seconds) } : {};
}
