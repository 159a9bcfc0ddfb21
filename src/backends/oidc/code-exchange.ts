import type { BackendContext } from '../../auth/backend.js';
import type { Credential } from '../../auth/credential.js';
import { DeskpassError } from '../../core/errors.js';
import type { Callback } from './callback.js';
import { createCredential } from './credential.js';
import { grantedPermissions } from './granted-permissions.js';
import { asProviderFailure } from './failures.js';
import type { IdTokenClaims } from './id-token-claims.js';
import type { Provider } from './provider.js';
import { RefreshChain } from './refresh-chain.js';
import { TOKEN_MS } from './renewal.js';
import { words } from './settings.js';
import { invalidToken, parseTokenResponse, type TokenResponse } from './token-response.js';
import { verifyTokens } from './tokens.js';
import type { Transaction } from './transactions.js';

interface Exchanged {
  readonly tokens: TokenResponse;
  readonly receivedAt: number;
  readonly claims: IdTokenClaims;
}

/** Exchanges a code for tokens, checks them and makes the first credential of a session. */
export async function exchangeCode(
  callback: Callback,
  transaction: Transaction,
  provider: Provider,
  context: BackendContext,
): Promise<Credential> {
  const { settings, keys } = provider;
  const checked: Exchanged[] = [];
  // Side by side with the exchange; whoever needs the keys hears of a failure.
  keys.ready().catch(() => undefined);
  const engine = await provider.engine({
    timeoutMs: TOKEN_MS,
    stateStore: transaction.stateStore,
    loadUserInfo: settings.loadUserInfo,
    async checkTokens(raw) {
      const { claims, ...rest } = await verifyTokens(parseTokenResponse(raw), {
        provider,
        now: context.now,
        requestedAt: transaction.startedAt,
        nonce: transaction.nonce,
        original: null,
        demands: transaction.demands,
      });
      if (claims === null) throw invalidToken('id_token');
      checked.push({ ...rest, claims });
      return rest.tokens;
    },
  });
  const url = new URL(context.pageUrl);
  url.search = new URLSearchParams({ code: callback.code ?? '', state: callback.id }).toString();
  const { profile } = await engine.processSigninResponse(url.href).catch((thrown: unknown) => {
    // All that can go wrong in the engine after our check is UserInfo, and that its `sub` is another one's.
    throw checked.length > 0 && !(thrown instanceof DeskpassError)
      ? invalidToken('userinfo')
      : asProviderFailure(thrown);
  });
  const [exchanged] = checked;
  // The engine cannot have finished without the check; if it has, it is not the engine that was hooked.
  if (!exchanged) throw invalidToken('unchecked');
  const granted = await grantedPermissions(provider, exchanged.tokens);
  return firstCredential({ ...exchanged, granted }, settings.loadUserInfo ? profile : {}, provider, context);
}

function firstCredential(
  { tokens, receivedAt, claims, granted }: Exchanged & { readonly granted: readonly string[] },
  profile: Readonly<Record<string, unknown>>,
  { settings }: Provider,
  { method }: BackendContext,
): Credential {
  const { sub, azp, auth_time, nonce } = claims;
  const scopes = words(tokens.scope ?? settings.scope);
  const isNews = ([name, value]: [string, unknown]): boolean => JSON.stringify(value) !== JSON.stringify(claims[name]);
  const lastingClaims = Object.fromEntries(Object.entries(profile).filter(isNews));
  const { refresh_token: refreshToken } = tokens;
  const chain =
    refreshToken === undefined
      ? null
      : new RefreshChain({ refreshToken, original: { sub, azp, auth_time, nonce }, scopes, lastingClaims, granted });
  const credential = createCredential({
    tokens,
    receivedAt,
    claims: { ...claims, ...lastingClaims },
    subject: sub,
    scopes,
    clientId: settings.client_id,
    method: method.id,
    granted,
    chain,
  });
  chain?.start(credential);
  return credential;
}
