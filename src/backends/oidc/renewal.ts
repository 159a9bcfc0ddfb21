import { ErrorResponse } from 'oidc-client-ts';
import type { BackendContext } from '../../auth/backend.js';
import type { Credential } from '../../auth/credential.js';
import { DeskpassError } from '../../core/errors.js';
import { createCredential } from './credential.js';
import { grantedPermissions } from './granted-permissions.js';
import { asProviderFailure, sessionEnded } from './failures.js';
import type { Provider } from './provider.js';
import { RefreshChain } from './refresh-chain.js';
import { words } from './settings.js';
import { parseTokenResponse } from './token-response.js';
import { verifyTokens, type VerifiedTokens } from './tokens.js';

/** Milliseconds for the token endpoint: giving up early leaves a refresh token of which nobody knows whether it is spent. */
export const TOKEN_MS = 15_000;

/** Errors of the token endpoint that no later attempt will mend (RFC 6749 §5.2, OpenID Connect Core §3.1.2.6). */
const FINAL = new Set(
  (
    'invalid_grant invalid_client unauthorized_client unsupported_grant_type access_denied login_required ' +
    'interaction_required consent_required account_selection_required'
  ).split(' '),
);

/**
 * Renews a credential with its refresh token (RFC 6749 §6, RFC 9700 §4.14.2).
 *
 * 1. The provider's keys are at hand before the token is sent: without them the answer could not be checked, and the
 *    token would be spent.
 * 2. After a request whose outcome nobody knows, the token is sent once more, and only when a harmless request has
 *    come through: being offline does not use that attempt up.
 * 3. The new refresh token is kept, then the answer is checked, then the credential is handed out. Permissions that
 *    cannot be asked for just then stay what they were.
 * 4. An answer that fails a check ends the session. A clock that is off, or keys that cannot be had just then, do not.
 *
 * @throws DeskpassError `session-ended`; `renewal-failed`, `provider-unreachable`, `provider-refused` or `clock-skew`,
 *   after which the same credential can be renewed later.
 */
export function renewCredential(held: Credential, provider: Provider, context: BackendContext): Promise<Credential> {
  const chain = held.renewal;
  if (!(chain instanceof RefreshChain)) return Promise.reject(sessionEnded('no refresh token'));
  return chain.renew(held, async (refreshToken) => {
    const verified = await exchange(refreshToken, chain, provider, context);
    const { original, scopes, lastingClaims } = chain.seed;
    // The refresh token is spent: what goes wrong now must not cost the session.
    chain.granted = await grantedPermissions(provider, verified.tokens).catch(() => chain.granted);
    return createCredential({
      ...verified,
      claims: verified.claims ? { ...verified.claims, ...lastingClaims } : held.session.claims,
      subject: original.sub,
      scopes: verified.tokens.scope === undefined ? scopes : words(verified.tokens.scope),
      clientId: provider.settings.client_id,
      method: context.method.id,
      granted: chain.granted,
      chain,
    });
  });
}

async function exchange(
  refreshToken: string,
  chain: RefreshChain,
  provider: Provider,
  { now }: BackendContext,
): Promise<VerifiedTokens> {
  await provider.keys.ready();
  if (chain.lost > 0) await provider.probe();

  const checked: VerifiedTokens[] = [];
  let isAnswered = false;
  const requestedAt = now();
  const engine = await provider.engine({
    timeoutMs: TOKEN_MS,
    async checkTokens(raw) {
      isAnswered = true;
      const tokens = parseTokenResponse(raw);
      chain.rotate(tokens.refresh_token);
      const { original } = chain.seed;
      const verified = await verifyTokens(tokens, {
        provider,
        now,
        requestedAt,
        nonce: undefined,
        original,
      });
      checked.push(verified);
      return verified.tokens;
    },
  });
  const { sub } = chain.seed.original;
  const { resource } = provider.settings;
  try {
    await engine.useRefreshToken({
      // No scope: RFC 6749 §6 takes that for the one granted before, and some providers refuse any other.
      // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the engine does not export it
      state: { refresh_token: refreshToken, session_state: null, profile: { sub, iss: '', aud: '', exp: 0, iat: 0 } },
      ...(resource.length === 1 ? { resource: [...resource] } : {}),
    });
  } catch (thrown) {
    throw judge(thrown, chain, isAnswered);
  }
  const [verified] = checked;
  // The engine cannot have finished without the check; if it has, it is not the engine that was hooked.
  if (!verified) throw endChain(chain, 'unchecked');
  return verified;
}

/** Tells what may pass from what is final. */
function judge(thrown: unknown, chain: RefreshChain, isAnswered: boolean): DeskpassError {
  const failure = asProviderFailure(thrown);
  if (thrown instanceof ErrorResponse) {
    return FINAL.has(thrown.error ?? '') ? endChain(chain, String(failure.facts['error'])) : failure;
  }
  if (isAnswered) {
    const mayPass = failure.code === 'clock-skew' || failure.code === 'provider-unreachable';
    return mayPass ? failure : endChain(chain, String(failure.facts['check'] ?? failure.code));
  }
  if (failure.facts['reason'] === 'status') return failure;
  chain.lose();
  if (chain.lost > 1) return endChain(chain, 'unknown outcome');
  return new DeskpassError('renewal-failed', 'Nobody knows whether it was renewed');
}

function endChain(chain: RefreshChain, reason: string): DeskpassError {
  // Not awaited: it waits for the very renewal that ends here.
  void chain.close();
  return sessionEnded(reason);
}
