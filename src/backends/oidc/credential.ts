import type { Credential } from '../../auth/credential.js';
import { publicSession } from './public-session.js';
import type { RefreshChain } from './refresh-chain.js';
import type { VerifiedTokens } from './tokens.js';

export interface CredentialParts extends Pick<VerifiedTokens, 'tokens' | 'receivedAt'> {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly subject: string;
  readonly scopes: readonly string[];
  readonly clientId: string;
  readonly method: string;
  /** What the agent may do beside scopes and roles. */
  readonly granted: readonly string[];
  /** Null without a refresh token. */
  readonly chain: RefreshChain | null;
}

/** Makes the credential of verified tokens. */
export function createCredential({ tokens, receivedAt, chain, ...session }: CredentialParts): Credential {
  const expiresAt = receivedAt + tokens.expires_in * 1000;
  return {
    scheme: 'Bearer',
    value: tokens.access_token,
    expiresAt,
    issuedAt: receivedAt,
    renewal: chain,
    session: publicSession({ ...session, expiresAt, renewable: chain !== null }),
  };
}
