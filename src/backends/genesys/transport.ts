import { abortable } from '../abortable.js';
import { invalidAnswer, stopped, unreachable } from './failures.js';

/** What came back, its body read. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The body where it is a JSON object, else an empty one. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Transport {
  /**
   * Sends a request. Rejects with `provider-unreachable` where no answer comes that can be read or the system says it
   * cannot answer now, and with an `AbortError` once the signal is aborted.
   */
  send(url: string, init: RequestInit, signal: AbortSignal): Promise<RawAnswer>;
  /** Whether there is anybody at an address, also where CORS does not let us read what they say. */
  reach(url: string, signal: AbortSignal): Promise<void>;
}

/** For one answer, body included, in milliseconds. */
const ANSWER_MS = 15_000;

/** An answer is some kilobytes; one that is longer than this, in characters, is somebody else's. */
const LONGEST = 1_000_000;

/** What every request is like: no cookies, no referrer, nothing from a cache. */
const QUIET = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' } as const;

/** Wraps the platform's `fetch`. */
export function createTransport(fetch: typeof globalThis.fetch, timeoutMs = ANSWER_MS): Transport {
  const ask = async (url: string, init: RequestInit, signal: AbortSignal) => {
    if (signal.aborted) throw stopped();
    const deadline = AbortSignal.timeout(timeoutMs);
    const bounded = AbortSignal.any([signal, deadline]);
    // Not every engine ends a body that is being read when the signal is aborted.
    const settled = await abortable(read(fetch, url, { ...init, ...QUIET, signal: bounded }), bounded).catch(
      () => null,
    );
    // It may have been aborted meanwhile.
    if (wasAborted(signal)) throw stopped();
    if (settled === null) throw unreachable(deadline.aborted ? 'timeout' : 'network');
    return settled;
  };

  return {
    async send(url, init, signal) {
      // A redirect would take what is sent to where nobody checked.
      const { status, headers, text } = await ask(url, { ...init, redirect: 'error' }, signal);
      if (text.length > LONGEST) throw invalidAnswer('it is too long');
      if (status >= 500) throw unreachable('status', { status });
      return { status, headers, body: parse(text) };
    },
    async reach(url, signal) {
      await ask(url, { mode: 'no-cors' }, signal);
    },
  };
}

const wasAborted = (signal: AbortSignal): boolean => signal.aborted;

async function read(fetch: typeof globalThis.fetch, url: string, init: RequestInit) {
  const response = await fetch(url, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    return membersOf(JSON.parse(text));
  } catch {
    return {};
  }
}

/** A JSON object's members; none for anything else. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

/** Seconds to wait (RFC 9110 §10.2.3) where the system says so and CORS lets us see it, else null. */
export function retryAfter({ headers }: RawAnswer): number | null {
  const seconds = headers.get('retry-after') ?? '';
  return /^\d{1,5}$/.test(seconds) ? Number(seconds) : null;
}
