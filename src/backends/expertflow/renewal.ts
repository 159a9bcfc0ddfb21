import type { Credential } from '../../auth/credential.js';
import { isBearerToken, readTokenClaims } from './access-token.js';
import { invalidAnswer, sessionEnded, unreachable } from './failures.js';
import { isMembers } from './refusal.js';
import { RefreshToken } from './refresh-token.js';
import type { EndpointClient } from './endpoint-client.js';
import type { ExpertflowSettings } from './settings.js';

/**
 * Renews a credential. The answer holds an access token and nothing else: the refresh token stays the same until it
 * expires, unless a later release returns one. What the agent may do is what it was at sign-in.
 */
export async function renewCredential(
  { renewal, session }: Credential,
  {
    service,
    settings,
    now,
    signal,
  }: {
    readonly service: EndpointClient;
    readonly settings: ExpertflowSettings;
    readonly now: () => number;
    readonly signal: AbortSignal;
  },
): Promise<Credential> {
  const refreshToken = renewal instanceof RefreshToken ? renewal.value : null;
  if (refreshToken === null) throw sessionEnded();
  const reply = await service.ask('refresh-token', { refreshToken }, { signal });
  // A status of the service itself, and not too many requests: it will say the same the next time.
  if (reply.isRefused) {
    const { status } = reply.refusal;
    throw status === 429 ? unreachable('status', { endpoint: 'refresh-token', status }) : sessionEnded();
  }
  const data = isMembers(reply.data) ? reply.data : {};
  const token = data['access_token'];
  if (!isBearerToken(token)) throw invalidAnswer('refresh-token', 'it holds no access token');
  const issuedAt = now();
  const { lifetime } = readTokenClaims(token);
  const expiresAt = issuedAt + (lifetime === null ? settings.tokenLifetimeMs : lifetime * 1000);
  const next = data['refresh_token'];
  return {
    scheme: 'Bearer',
    value: token,
    expiresAt,
    issuedAt,
    renewal: isBearerToken(next) ? new RefreshToken(next) : renewal,
    session: { ...session, expiresAt },
  };
}
