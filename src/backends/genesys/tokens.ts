import type { Credential } from '../../auth/credential.js';
import type { PublicSession } from '../../core/identity.js';
import { invalidAnswer } from './failures.js';

/** A token response (RFC 6749 §5.1), read. */
export interface Tokens {
  readonly accessToken: string;
  /** Null where there is none: Genesys Cloud gives a page none. */
  readonly refreshToken: string | null;
  /** Milliseconds since the epoch. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Seconds that an access token is believed to live where the system does not say. */
const UNKNOWN_LIFETIME = 300;

/** What can go into a header (RFC 6750 §2.1). */
const isToken = (value: unknown): value is string => typeof value === 'string' && /^[\w\-.~+/]+=*$/.test(value);

/** Reads a token response; throws `provider-invalid` without an access token, or with one of a type we cannot use. */
export function readTokens(body: Readonly<Record<string, unknown>>, now: number): Tokens {
  const { access_token: access, refresh_token: refresh, token_type: type, expires_in: given } = body;
  if (!isToken(access)) throw invalidAnswer('it holds no access token');
  if (typeof type === 'string' && type.toLowerCase() !== 'bearer') throw invalidAnswer('its token is of another type');
  const seconds = typeof given === 'number' && given > 0 && given < 1e9 ? given : UNKNOWN_LIFETIME;
  return {
    accessToken: access,
    refreshToken: isToken(refresh) ? refresh : null,
    issuedAt: now,
    expiresAt: now + seconds * 1000,
  };
}

/**
 * The refresh token of one session, shared by every credential of it, so that whoever holds an old credential renews with
 * the token that is good now. Private for the language too: printing a credential shows nothing.
 */
export class RefreshToken {
  #value: string | null;

  constructor(value: string) {
    this.#value = value;
  }

  /** Null once the session is over. */
  get value(): string | null {
    return this.#value;
  }

  /** Takes the place of the one before; null ends it. */
  replace(value: string | null): void {
    this.#value = value;
  }
}

/** Makes the credential of a session. */
export function createCredential(
  { accessToken, refreshToken, issuedAt, expiresAt }: Tokens,
  session: Omit<PublicSession, 'expiresAt' | 'renewable'>,
): Credential {
  return {
    scheme: 'Bearer',
    value: accessToken,
    issuedAt,
    expiresAt,
    renewal: refreshToken === null ? null : new RefreshToken(refreshToken),
    session: { ...session, expiresAt, renewable: refreshToken !== null },
  };
}
