import { abortable, stopped } from './abortable.js';

/** What came back, its body read. */
export interface ReadAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Why nothing came back that can be read. */
export type Silence = 'network' | 'timeout';

export interface ReadOptions {
  /** Milliseconds, body included. */
  readonly timeoutMs: number;
  /** Default: nobody stops waiting. */
  readonly signal?: AbortSignal;
}

/** What every request is like unless it says otherwise: no cookies, no referrer, and no redirect to where nobody checked. */
const QUIET = { credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer', cache: 'no-store' } as const;

/**
 * Sends a request and reads its answer, or resolves with why there is none. Rejects with an `AbortError` once the
 * caller's signal is aborted; then nothing is sent.
 */
export async function readAnswer(
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
  { timeoutMs, signal = new AbortController().signal }: ReadOptions,
): Promise<ReadAnswer | Silence> {
  const deadline = AbortSignal.timeout(timeoutMs);
  const bounded = AbortSignal.any([signal, deadline]);
  const read = async (): Promise<ReadAnswer> => {
    const response = await fetch(url, { ...QUIET, ...init, signal: bounded });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  // Not every engine ends a body that is being read when the signal is aborted.
  const answer = signal.aborted ? null : await abortable(read(), bounded).catch(() => null);
  if (signal.aborted) throw stopped();
  return answer ?? (deadline.aborted ? 'timeout' : 'network');
}

/** Seconds to wait (RFC 9110 §10.2.3) where the system says so and CORS lets us see it, else null. */
export function retryAfter(headers: Headers): number | null {
  const seconds = headers.get('retry-after') ?? '';
  return /^\d{1,5}$/.test(seconds) ? Number(seconds) : null;
}
