import type { BackendContext } from '../../auth/backend.js';
import type { Credential } from '../../auth/credential.js';
import { abortable } from '../abortable.js';
import { stateFor } from './callback.js';
import { unreachable } from './failures.js';
import type { Provider } from './provider.js';
import { randomToken } from './random-token.js';
import { RefreshChain } from './refresh-chain.js';

/** Milliseconds that signing out may take at most. */
const PATIENCE_MS = 3_000;

/**
 * Signs out at the provider: revokes the refresh token (RFC 7009), then names the address that ends the provider's own
 * session (OpenID Connect RP-Initiated Logout §2). Takes three seconds at most.
 *
 * No address is named before the provider's metadata have come once more: the browser would put its own page for a
 * server that is not there in the place of the host's. A revocation without an answer says nothing of that, it may be
 * CORS alone; and whoever has waited for one in vain has no time left to ask, so both are asked at once.
 *
 * There is no `id_token_hint`: the page goes to this address and would see the ID token in it. `client_id` and
 * `logout_hint` say the same without being worth anything.
 *
 * @throws DeskpassError `provider-unreachable`, or what else is wrong with the metadata.
 */
export async function signOut(
  credential: Credential,
  {
    provider,
    context,
    signal,
  }: { readonly provider: Provider; readonly context: BackendContext; readonly signal: AbortSignal },
): Promise<string | null> {
  const reached = provider.probe().then(() => logoutAddress(credential, provider, context));
  const revoked = revoke(credential.renewal, provider).catch(() => undefined);
  const limit = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([abortable(Promise.all([reached, revoked]), signal), limit]);
  return Promise.race([reached, Promise.reject(unreachable('timeout'))]);
}

async function revoke(renewal: unknown, provider: Provider): Promise<void> {
  if (!(renewal instanceof RefreshChain)) return;
  const token = await renewal.close();
  const { metadata } = await provider.facts();
  if (token === null || metadata.revocation_endpoint === undefined) return;
  await (await provider.engine()).revokeToken(token, 'refresh_token');
}

async function logoutAddress(
  { session }: Credential,
  provider: Provider,
  { method }: BackendContext,
): Promise<string | null> {
  const { metadata } = await provider.facts();
  if (metadata.end_session_endpoint === undefined) return null;
  const engine = await provider.engine();
  const { url } = await engine.createSignoutRequest({
    extraQueryParams: {
      logout_hint: session.identity.subject,
      state: stateFor(randomToken(), 'signed-out', method.id),
    },
  });
  return url;
}
