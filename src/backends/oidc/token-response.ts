import { DeskpassError } from '../../core/errors.js';

/** A token response (RFC 6749 §5.1, OpenID Connect Core §3.1.3.3), read but with its ID token still to be checked. */
export interface TokenResponse {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  /** Seconds; a cautious guess where the provider does not say. */
  readonly expires_in: number;
  readonly id_token?: string;
  readonly refresh_token?: string;
  /** Undefined means: what was asked for. */
  readonly scope?: string;
}

/** Seconds that an access token is believed to live where the provider does not say. */
const UNKNOWN_LIFETIME = 300;

/** A token or a token response that breaks a rule; `check` says which. */
export function invalidToken(check: string): DeskpassError {
  return new DeskpassError('token-invalid', `The provider's answer fails the check: ${check}`, { facts: { check } });
}

/**
 * Reads a raw token response into the fields that we use.
 *
 * @throws DeskpassError `token-invalid` without an access token, or with a token of a type that we cannot use.
 */
export function parseTokenResponse(raw: unknown): TokenResponse {
  if (typeof raw !== 'object' || raw === null) throw invalidToken('token response');
  const fields = raw as Readonly<Record<string, unknown>>;
  const text = (name: string): string | undefined => {
    const value = fields[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const access = text('access_token');
  // What goes into a header must be able to (RFC 6750 §2.1).
  if (access === undefined || !/^[\w\-.~+/]+=*$/.test(access)) throw invalidToken('access_token');
  if (text('token_type')?.toLowerCase() !== 'bearer') throw invalidToken('token_type');
  const [id, refresh, scope] = [text('id_token'), text('refresh_token'), text('scope')];
  return {
    access_token: access,
    token_type: 'Bearer',
    expires_in: lifetime(fields['expires_in']),
    ...(id === undefined ? {} : { id_token: id }),
    ...(refresh === undefined ? {} : { refresh_token: refresh }),
    ...(scope === undefined ? {} : { scope }),
  };
}

function lifetime(value: unknown): number {
  const seconds = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0 ? seconds : UNKNOWN_LIFETIME;
}
