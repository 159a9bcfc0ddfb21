import { isMembers, type Members } from './refusal.js';

/** What an access token says of itself. Nothing in it is trusted for more than what it is used for here. */
export interface TokenClaims {
  /** Seconds that it lives, or null where it does not say. */
  readonly lifetime: number | null;
  /** The issuer's address, or null. */
  readonly issuer: string | null;
  readonly subject: string | null;
  /** `authorization.permissions` of a requesting party token (UMA 2.0), or null. */
  readonly permissions: unknown;
}

/** What can stand behind `Bearer` (RFC 6750 §2.1). */
export function isBearerToken(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 65_536 && /^[A-Za-z0-9._~+/-]+=*$/.test(value);
}

/**
 * Reads what a token says of itself, as far as it is a JWT. Its signature is not looked at: it came from the service
 * itself over TLS and goes nowhere else, and no decision about access is made by it here.
 */
export function readTokenClaims(token: string): TokenClaims {
  const claims = payload(token);
  const { exp, iat, iss, sub, authorization } = claims;
  // The difference of the two: the clock of this machine may be wrong.
  const lifetime = typeof exp === 'number' && typeof iat === 'number' ? exp - iat : null;
  return {
    lifetime: lifetime !== null && lifetime > 0 && Number.isSafeInteger(Math.ceil(lifetime * 1000)) ? lifetime : null,
    issuer: typeof iss === 'string' && URL.canParse(iss) && /^https?:/.test(iss) ? iss : null,
    subject: typeof sub === 'string' && sub !== '' ? sub : null,
    permissions: isMembers(authorization) ? authorization['permissions'] : null,
  };
}

function payload(token: string): Members {
  const [, part = ''] = token.split('.');
  try {
    const binary = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
    const text = new TextDecoder().decode(Uint8Array.from(binary, (byte) => byte.charCodeAt(0)));
    const claims = JSON.parse(text) as unknown;
    return isMembers(claims) ? claims : {};
  } catch {
    return {};
  }
}
