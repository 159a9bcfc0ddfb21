import { readAnswer, retryAfter } from '../read-answer.js';
import type { EndpointName } from './endpoint-name.js';
import { invalidAnswer, unreachable } from './failures.js';

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

/** Wraps the platform's `fetch`. */
export function createTransport(fetch: typeof globalThis.fetch, timeoutMs = ANSWER_MS): Transport {
  return async ({ endpoint, url, init, signal }) => {
    const answer = await readAnswer(fetch, url, init, { timeoutMs, signal });
    if (typeof answer === 'string') throw unreachable(answer, { endpoint });
    const { status, headers, text } = answer;
    if (text.length > LONGEST) throw invalidAnswer(endpoint, 'it is too long');
    return { status, text, retryAfter: retryAfter(headers) };
  };
}
