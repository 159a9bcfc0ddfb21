import type { PublicSession } from '../core/identity.js';

/**
 * What the vault holds for a signed-in agent. Lives in the vault's memory only: it is never posted, stored or logged.
 */
export interface Credential {
  /** The auth-scheme (RFC 9110 §11.1) of the `Authorization` header, for example `Bearer`. */
  readonly scheme: 'Bearer' | 'Basic';
  /** What follows the scheme: an access token, or base64 of user and password. */
  readonly value: string;
  /** Milliseconds since the epoch at which `value` stops working. */
  readonly expiresAt: number;
  /** Milliseconds since the epoch at which `value` was received. */
  readonly issuedAt: number;
  /** What the backend needs to renew, or null where it cannot. */
  readonly renewal: unknown;
  /** What the page may know. */
  readonly session: PublicSession;
}
