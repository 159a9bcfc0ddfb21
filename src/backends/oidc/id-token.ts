import { compactVerify } from 'jose';
import { DeskpassError } from '../../core/errors.js';
import { isAccessTokenHash } from './access-token-hash.js';
import { checkClaims, type ClaimRules, type IdTokenClaims } from './id-token-claims.js';
import { checkTimes, type TimeRules } from './id-token-times.js';
import type { KeySet } from './key-set.js';
import { invalidToken } from './token-response.js';

/** Asymmetric algorithms only. With `none` or an HMAC anybody who knows our public client could sign. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

export interface IdTokenRules extends ClaimRules, TimeRules {
  readonly keys: KeySet;
  /** The access token that came with it, for `at_hash`. */
  readonly accessToken: string;
}

/**
 * Validates an ID token (OpenID Connect Core §3.1.3.7), or a refreshed one (§12.2).
 *
 * 1. It is a JWS in compact form, signed with an asymmetric algorithm by a key of the issuer. The header names no
 *    extension, and no other type of token.
 * 2. `iss`, `aud`, `azp`, `sub`, `nonce`, `acr` are what was asked for: {@link checkClaims}.
 * 3. `at_hash`, where it is there, is the hash of the access token.
 * 4. `exp`, `iat`, `nbf`, `auth_time` fit the clock: {@link checkTimes}. Last, because only a token that is genuine
 *    otherwise says anything about the clock.
 *
 * @throws DeskpassError `token-invalid` with the failed check as a fact, `clock-skew`, or `provider-unreachable` where
 *   the keys cannot be had.
 */
export async function verifyIdToken(token: string, rules: IdTokenRules): Promise<IdTokenClaims> {
  const { payload, protectedHeader } = await verifySignature(token, rules.keys);
  if (protectedHeader.crit !== undefined) throw invalidToken('crit');
  if (/\+jwt$/i.test(protectedHeader.typ ?? '')) throw invalidToken('typ');
  const claims = checkClaims(parsePayload(payload), rules);
  const { at_hash: hash } = claims;
  if (hash !== undefined && !(await isAccessTokenHash(hash, rules.accessToken, protectedHeader.alg))) {
    throw invalidToken('at_hash');
  }
  checkTimes(claims, rules);
  return claims;
}

async function verifySignature(token: string, keys: KeySet): ReturnType<typeof compactVerify> {
  try {
    return await compactVerify(token, keys.find, { algorithms: ALGORITHMS });
  } catch (thrown) {
    // Keys that cannot be loaded say nothing about the token.
    throw thrown instanceof DeskpassError ? thrown : invalidToken('signature');
  }
}

function parsePayload(payload: Uint8Array): Readonly<Record<string, unknown>> {
  let claims: unknown;
  try {
    claims = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    throw invalidToken('payload');
  }
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) throw invalidToken('payload');
  return claims as Readonly<Record<string, unknown>>;
}
