import type { Demands } from '../../auth/demands.js';
import type { IdTokenClaims, Original } from './id-token-claims.js';
import { verifyIdToken } from './id-token.js';
import type { Provider } from './provider.js';
import { acrValuesFor, maxAgeFor } from './request-parameters.js';
import type { TokenResponse } from './token-response.js';

/** Tokens that have passed every check. */
export interface VerifiedTokens {
  readonly tokens: TokenResponse;
  /** Null where there is no ID token. */
  readonly claims: IdTokenClaims | null;
  /** Milliseconds since the epoch. */
  readonly receivedAt: number;
}

/** What tokens are checked against. */
export interface TokenExpectation {
  readonly provider: Provider;
  readonly now: () => number;
  /** When the request was made, in milliseconds since the epoch. */
  readonly requestedAt: number;
  readonly nonce: string | undefined;
  /** Null where these tokens begin a session. */
  readonly original: Original | null;
  /** What the page asked for when the agent signed in; a refresh cannot have it again. */
  readonly demands?: Demands;
}

/** Checks a token response; resolves only when nothing in it is wrong. */
export async function verifyTokens(tokens: TokenResponse, expected: TokenExpectation): Promise<VerifiedTokens> {
  const { provider, requestedAt, nonce, original, demands = {} } = expected;
  const { settings, keys } = provider;
  const receivedAt = expected.now();
  if (tokens.id_token === undefined) return { tokens, claims: null, receivedAt };
  const claims = await verifyIdToken(tokens.id_token, {
    keys,
    accessToken: tokens.access_token,
    issuer: settings.authority,
    clientId: settings.client_id,
    nonce,
    original,
    now: receivedAt,
    requestedAt,
    // What was asked for when the agent signed in cannot be had again by a refresh.
    acrValues: original === null ? acrValuesFor(settings, demands) : [],
    maxAge: original === null ? maxAgeFor(settings, demands) : undefined,
    subject: demands.subject,
  });
  return { tokens, claims, receivedAt };
}
