import type { DeskpassError } from '../core/errors.js';
import type { IdentityChange } from '../core/identity-change.js';
import type { PublicSession } from '../core/identity.js';

/** What every credential has. */
interface Kept {
  /** Milliseconds since the epoch at which it stops working, or has to be confirmed by a renewal. */
  readonly expiresAt: number;
  /** Milliseconds since the epoch at which it was received. */
  readonly issuedAt: number;
  /** What the backend needs to renew, or null where it cannot. */
  readonly renewal: unknown;
  /** What the page may know. */
  readonly session: PublicSession;
  /**
   * Only in what a renewal gives: how the one who is signed in has become somebody else. A renewal with another subject
   * and without an allowed change ends the session.
   */
  readonly change?: IdentityChange;
  /** Beside a change that is not allowed: which one, as an error `identity-changed`. Default one that does not say. */
  readonly refusal?: DeskpassError;
}

/** A credential that the vault has and sends in the `Authorization` header. */
export interface HeaderCredential extends Kept {
  /** The auth-scheme (RFC 9110 §11.1) of the `Authorization` header, for example `Bearer`. */
  readonly scheme: 'Bearer' | 'Basic';
  /** What follows the scheme: an access token, or base64 of user and password. */
  readonly value: string;
}

/**
 * A cookie that the browser keeps and no script can read (RFC 6265 §5.2.6, `HttpOnly`). What the vault holds is the
 * knowledge of whose it is, and where alone it may go.
 */
export interface CookieCredential extends Kept {
  readonly scheme: 'Cookie';
  /** Empty: nobody here can read it. */
  readonly value: '';
  /** Absolute URL without query: a request carries cookies at and below it, and nowhere else. */
  readonly reach: string;
}

/**
 * What the vault holds for a signed-in agent. Lives in the vault's memory only: it is never posted, stored or logged.
 */
export type Credential = HeaderCredential | CookieCredential;
