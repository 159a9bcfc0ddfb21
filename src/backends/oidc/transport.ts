import { abortable } from '../abortable.js';
import { unreachable } from './failures.js';

/** Sends a request to the provider. Rejects with `provider-unreachable` where no answer comes that can be read. */
export type Transport = (url: string, init?: RequestInit) => Promise<Response>;

/** How long a provider may take for one answer, body included, in milliseconds. */
export const ANSWER_MS = 8_000;

/** What every request to a provider is like: no cookies, no referrer, and no redirect to where nobody checked. */
const QUIET = { credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' } as const;

/**
 * Wraps the platform's `fetch`. The answer's body has arrived when the promise resolves, so that a server that stops
 * half-way is a failure here and not a parser's riddle later.
 */
export function createTransport(fetch: typeof globalThis.fetch, timeoutMs = ANSWER_MS): Transport {
  return async (url, init = {}) => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      controller.abort();
    }, timeoutMs);
    try {
      const { signal } = controller;
      const answer = read(fetch, url, { cache: 'no-store', ...init, ...QUIET, signal });
      // Not every engine ends a body that is being read when the signal is aborted.
      const { status, headers, text } = await abortable(answer, signal);
      if (status >= 500 || status === 429) throw unreachable('status', { status, ...retryAfter(headers) });
      return new Response(text === '' ? null : text, { status, headers });
    } catch (thrown) {
      if (controller.signal.aborted) throw unreachable('timeout');
      throw thrown;
    } finally {
      clearTimeout(timer);
    }
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function read(fetch: typeof globalThis.fetch, url: string, init: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(url, init);
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch {
    throw unreachable('network');
  }
}

/** Seconds to wait (RFC 9110 §10.2.3) where the provider says so and CORS lets us see it. */
function retryAfter(headers: Headers): { readonly retryAfter?: number } {
  const seconds = headers.get('retry-after') ?? '';
  return /^\d{1,5}$/.test(seconds) ? { retryAfter: Number(seconds) } : {};
}
