import { invalidToken } from './token-response.js';

/** The claims of an ID token whose required ones have been checked. */
export interface IdTokenClaims extends Readonly<Record<string, unknown>> {
  readonly sub: string;
}

/** What an ID token of the same session said before: a refreshed one must not differ (OpenID Connect Core §12.2). */
export interface Original {
  readonly sub: string;
  readonly azp: unknown;
  readonly auth_time: unknown;
  readonly nonce: unknown;
}

export interface ClaimRules {
  readonly issuer: string;
  readonly clientId: string;
  /** The nonce that was sent; undefined for a refreshed token, which need not have one. */
  readonly nonce: string | undefined;
  /** Whose token it must be; undefined where anybody may sign in. */
  readonly subject: string | undefined;
  /** One of these must be the `acr`; empty asks for none. */
  readonly acrValues: readonly string[];
  /** Null for the first token of a session. */
  readonly original: Original | null;
}

/**
 * Checks everything in an ID token that is no time, by the numbers of OpenID Connect Core §3.1.3.7.
 *
 * (2) `iss` is the issuer. (3) `aud` holds our client and nobody else: we trust no other audience. (4, 5) `azp`, where
 * it is there, is our client. (11) `nonce` is the one we sent. (12) `acr`, where one was asked for, is one of those.
 * `sub` is there (§2). Then, for a refreshed token, what §12.2 says must not change.
 */
export function checkClaims(claims: Readonly<Record<string, unknown>>, rules: ClaimRules): IdTokenClaims {
  const { iss, aud, azp, sub, nonce, acr } = claims;
  if (iss !== rules.issuer) throw invalidToken('iss');
  const audiences: unknown[] = Array.isArray(aud) ? aud : [aud];
  if (audiences.length === 0 || audiences.some((audience) => audience !== rules.clientId)) throw invalidToken('aud');
  if (azp !== undefined && azp !== rules.clientId) throw invalidToken('azp');
  if (typeof sub !== 'string' || sub === '') throw invalidToken('sub');
  if (rules.subject !== undefined && sub !== rules.subject) throw invalidToken('sub');
  if (rules.nonce !== undefined && nonce !== rules.nonce) throw invalidToken('nonce');
  const { acrValues } = rules;
  if (acrValues.length > 0 && !(typeof acr === 'string' && acrValues.includes(acr))) throw invalidToken('acr');
  if (rules.original) checkUnchanged(claims, rules.original);
  return { ...claims, sub };
}

function checkUnchanged({ sub, azp, auth_time, nonce }: Readonly<Record<string, unknown>>, original: Original): void {
  if (sub !== original.sub) throw invalidToken('sub');
  if (azp !== original.azp) throw invalidToken('azp');
  // Later is right where the agent has proved again who they are, in another tab for example: Keycloak counts from there.
  const isLater = typeof auth_time === 'number' && auth_time > Number(original.auth_time);
  const isSame = auth_time === original.auth_time || auth_time === undefined || original.auth_time === undefined;
  if (!isSame && !isLater) throw invalidToken('auth_time');
  if (nonce !== undefined && nonce !== original.nonce) throw invalidToken('nonce');
}
