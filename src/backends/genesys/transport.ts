import { readAnswer, type ReadAnswer } from '../read-answer.js';
import { invalidAnswer, unreachable } from './failures.js';

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

/** Wraps the platform's `fetch`. */
export function createTransport(fetch: typeof globalThis.fetch, timeoutMs = ANSWER_MS): Transport {
  const ask = async (url: string, init: RequestInit, signal: AbortSignal): Promise<ReadAnswer> => {
    const answer = await readAnswer(fetch, url, init, { timeoutMs, signal });
    if (typeof answer === 'string') throw unreachable(answer);
    return answer;
  };

  return {
    async send(url, init, signal) {
      const { status, headers, text } = await ask(url, init, signal);
      if (text.length > LONGEST) throw invalidAnswer('it is too long');
      if (status >= 500) throw unreachable('status', { status });
      return { status, headers, body: parse(text) };
    },
    async reach(url, signal) {
      // The platform follows redirects of a request whose answer nobody may read, and of no other kind.
      await ask(url, { mode: 'no-cors', redirect: 'follow' }, signal);
    },
  };
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
