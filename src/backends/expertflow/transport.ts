import { abortable } from '../abortable.js';
import { type EndpointName, invalidAnswer, unreachable } from './failures.js';

/** One request to Expertflow. */
export interface Asking {
  readonly endpoint: EndpointName;
  readonly url: string;
  readonly init: RequestInit;
  readonly signal: AbortSignal;
}

/** What came back, its body read. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
  /** Seconds to wait (RFC 9110 §10.2.3), or null where nobody says. */
  readonly retryAfter: number | null;
}

/**
 * Sends a request. Rejects with `provider-unreachable` where no answer comes that can be read, and with an
 * `AbortError` once the signal is aborted.
 */
export type Transport = (asking: Asking) => Promise<RawAnswer>;

/** One sign-in asks Keycloak several times, and Finesse before that. In milliseconds, body included. */
const ANSWER_MS = 20_000;

/** An answer is some kilobytes; one that is longer than this, in characters, is somebody else's. */
const LONGEST = 1_000_000;

/** What every request is like: no cookies, no referrer, and no redirect to where nobody checked. */
const QUIET = { credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer', cache: 'no-store' } as const;

/** Wraps the platform's `fetch`. */
export function createTransport(fetch: typeof globalThis.fetch, timeoutMs = ANSWER_MS): Transport {
  return async ({ endpoint, url, init, signal }) => {
    const deadline = AbortSignal.timeout(timeoutMs);
    const bounded = AbortSignal.any([signal, deadline]);
    const send = async (): Promise<RawAnswer> => {
      const { status, headers, text } = await read(fetch, url, { ...init, ...QUIET, signal: bounded });
      return { status, text, retryAfter: retryAfter(headers) };
    };
    const answer = signal.aborted ? new Promise<never>(() => undefined) : send();
    // Not every engine ends a body that is being read when the signal is aborted.
    const settled = await abortable(answer, bounded).catch(() => null);
    if (signal.aborted) throw new DOMException('The caller has stopped waiting', 'AbortError');
    if (settled === null) throw unreachable(deadline.aborted ? 'timeout' : 'network', { endpoint });
    if (settled.text.length > LONGEST) throw invalidAnswer(endpoint, 'it is too long');
    return settled;
  };
}

async function read(fetch: typeof globalThis.fetch, url: string, init: RequestInit) {
  const response = await fetch(url, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

function retryAfter(headers: Headers): number | null {
  const seconds = headers.get('retry-after') ?? '';
  return /^\d{1,5}$/.test(seconds) ? Number(seconds) : null;
}
