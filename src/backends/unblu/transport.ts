import { readAnswer, retryAfter } from '../read-answer.js';
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

/** Wraps the platform's `fetch`. `xsrfHeaders` go with every POST to Unblu, and not to the site that gives the token. */
export function createTransport(
  fetch: typeof globalThis.fetch,
  xsrfHeaders: Readonly<Record<string, string>>,
  timeoutMs = ANSWER_MS,
): Transport {
  return async ({ endpoint, url, body, credentials = 'include', keepalive = false, signal }) => {
    const post = body && {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { ...(endpoint === 'site-token' ? {} : xsrfHeaders), 'Content-Type': 'application/json' },
    };
    const answer = await readAnswer(fetch, url, { ...post, credentials, keepalive }, { timeoutMs, signal });
    if (typeof answer === 'string') throw unreachable(answer, { endpoint });
    const { status, text, headers } = answer;
    if (status >= 500 || status === 429) {
      const seconds = retryAfter(headers);
      throw unreachable('status', { endpoint, status, ...(seconds === null ? {} : { retryAfter: seconds }) });
    }
    if (text.length > LONGEST) throw invalidAnswer(endpoint, 'its answer is too long');
    return { status, text };
  };
}
