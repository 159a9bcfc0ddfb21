import type { HeaderCredential } from '../../auth/credential.js';
import type { TokenDocument } from './token-document.js';

/** What proves to Finesse who the agent is. */
export interface Proof {
  readonly scheme: 'Basic' | 'Bearer';
  readonly value: string;
  /** What the notification service takes for a password: the password itself, or the token. */
  readonly secret: string;
  readonly issuedAt: number;
  /** Milliseconds since the epoch; `Infinity` for a password. */
  readonly expiresAt: number;
  /** Null for a password, and where the token service has given none. */
  readonly refreshToken: string | null;
}

/** Whole seconds are lost on the way from the service to here; a token is not used to its very last. */
const MARGIN_MS = 1_000;

/** An ID and a password (RFC 7617). */
export function passwordProof(id: string, password: string, now: number): Proof {
  const bytes = new TextEncoder().encode(`${id}:${password}`);
  const value = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return { scheme: 'Basic', value, secret: password, issuedAt: now, expiresAt: Infinity, refreshToken: null };
}

/** A token and, where the document names none, the refresh token from before. */
export function tokenProof(document: TokenDocument, now: number, former: string | null = null): Proof {
  const { token, expiresIn, refreshToken } = document;
  return {
    scheme: 'Bearer',
    value: token,
    secret: token,
    issuedAt: now,
    expiresAt: now + Math.max(expiresIn * 1000 - MARGIN_MS, MARGIN_MS),
    refreshToken: refreshToken ?? former,
  };
}

/** The `Authorization` header. */
export const authorizationOf = ({ scheme, value }: Pick<HeaderCredential, 'scheme' | 'value'>): string =>
  `${scheme} ${value}`;
