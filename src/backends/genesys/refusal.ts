import { retryAfter } from '../read-answer.js';
import { invalidAnswer, refused, sessionEnded, unreachable } from './failures.js';
import type { RefusalNotice } from './settings.js';
import { membersOf, type RawAnswer } from './transport.js';

/** What is left of a refusal once it has been read: nothing that Genesys wrote. */
export interface Refusal {
  readonly status: number;
  /** `error` (RFC 6749 §5.2) or the number in `status.code`, as far as it is a plain word; else `unknown`. */
  readonly word: string;
  /** What the agent reads, where the word has a meaning of its own. */
  readonly notice: RefusalNotice | null;
  /** Seconds to wait, or null where nobody says. */
  readonly retryAfter: number | null;
}

type Meanings = Readonly<Record<string, RefusalNotice>>;

/** A word of the system as a fact. One that is no plain word may be anything, a credential sent back to us included. */
export function harmlessWord(word: unknown): string {
  if (typeof word === 'number' && Number.isInteger(word) && Math.abs(word) < 1e6) return String(word);
  return typeof word === 'string' && /^[a-z]{1,24}(?:[_-][a-z]{1,24}){0,5}$/.test(word) ? word : 'unknown';
}

/** What a word of the system means, or null. */
export function noticeOf(word: unknown, meanings: Meanings): RefusalNotice | null {
  const key = typeof word === 'number' ? String(word) : word;
  return typeof key === 'string' && Object.hasOwn(meanings, key) ? (meanings[key] ?? null) : null;
}

/** Reads a refusal in either documented shape: `{"error"}`, or `{"status":{"code"}}`. Null where it is none. */
export function readRefusal(answer: RawAnswer, meanings: Meanings): Refusal | null {
  const { status, body } = answer;
  const code = membersOf(body['status'])['code'];
  const isRefused = status >= 400 || 'error' in body || (typeof code === 'number' && code !== 0);
  if (!isRefused) return null;
  const word = body['error'] ?? code;
  return {
    status,
    word: harmlessWord(word),
    notice: noticeOf(word, meanings),
    retryAfter: retryAfter(answer.headers),
  };
}

/** Whether user name and password, or a token, were not taken. */
export const isWrongCredential = ({ status, word }: Refusal): boolean =>
  word === 'invalid_grant' || (status === 401 && word !== 'invalid_client') || word === '401';

/** Whether the client may not do it this way: the sign-in page may still be able to. */
export const isWrongWay = ({ word }: Refusal): boolean =>
  word === 'unauthorized_client' || word === 'unsupported_grant_type';

/** A refusal that no other answer of the agent will mend. */
export function asFailure(refusal: Refusal) {
  const { status, word } = refusal;
  if (status === 429) return unreachable('status', { status });
  if (status < 400 && word === 'unknown') return invalidAnswer('it is neither a success nor a refusal');
  return refused(word, status);
}

/** A renewal that was refused: for good, unless trying later may help. */
export const asRenewalFailure = ({ status }: Refusal) =>
  status === 429 ? unreachable('status', { status }) : sessionEnded();
