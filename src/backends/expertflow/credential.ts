import type { Credential } from '../../auth/credential.js';
import { isBearerToken, readTokenClaims } from './access-token.js';
import { readAgent } from './agent.js';
import { isMembers } from './refusal.js';
import { RefreshToken } from './refresh-token.js';

/** What a sign-in brought. */
export interface Entry {
  readonly credential: Credential;
  /** Where the access token comes from, or null. */
  readonly issuer: string | null;
  /** The password has to be changed by then, in milliseconds since the epoch; null where it is not said; or false. */
  readonly passwordExpires: number | null | false;
}

/**
 * Reads the answer that has tokens in it. Null where it has none; throws nothing, but gives `invalid` where what it has
 * cannot be used.
 */
export function readEntry(
  data: unknown,
  { method, now, tokenLifetimeMs }: { readonly method: string; readonly now: number; readonly tokenLifetimeMs: number },
): Entry | 'invalid' | null {
  if (!isMembers(data) || data['token'] === undefined || data['token'] === null) return null;
  const { token, refresh_token: refreshToken, keycloak_User: user, passwordExpiration } = data;
  if (!isBearerToken(token)) return 'invalid';
  const claims = readTokenClaims(token);
  const agent = readAgent(user, claims);
  if (agent === null) return 'invalid';
  const expiresAt = now + (claims.lifetime === null ? tokenLifetimeMs : claims.lifetime * 1000);
  const renewal = isBearerToken(refreshToken) ? new RefreshToken(refreshToken) : null;
  return {
    credential: {
      scheme: 'Bearer',
      value: token,
      expiresAt,
      issuedAt: now,
      renewal,
      session: { ...agent, expiresAt, renewable: renewal !== null, authMode: 'password', method },
    },
    issuer: claims.issuer,
    passwordExpires: typeof passwordExpiration === 'string' ? readDate(passwordExpiration) : false,
  };
}

/** The end of the day that is named as `M/D/YYYY`; the rest of the sentence is not looked at. */
function readDate(text: string): number | null {
  const [, month, day, year] = /(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text) ?? [];
  const date = new Date(Number(year), Number(month) - 1, Number(day), 23, 59, 59);
  return Number.isNaN(date.getTime()) ? null : date.getTime();
}
