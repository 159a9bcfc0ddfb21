import type { BackendContext } from '../../auth/backend.js';
import type { Credential } from '../../auth/credential.js';
import { stateFor } from './callback.js';
import type { Provider } from './provider.js';
import { randomToken } from './random-token.js';
import { RefreshChain } from './refresh-chain.js';

/** Milliseconds that signing out may take at most. */
const PATIENCE_MS = 3_000;

/**
 * Signs out at the provider: revokes the refresh token (RFC 7009), then names the address that ends the provider's own
 * session (OpenID Connect RP-Initiated Logout §2). Never rejects, and takes three seconds at most.
 *
 * There is no `id_token_hint`: the page goes to this address and would see the ID token in it. `client_id` and
 * `logout_hint` say the same without being worth anything.
 */
export async function signOut(
  credential: Credential,
  {
    provider,
    context,
    signal,
  }: { readonly provider: Provider; readonly context: BackendContext; readonly signal: AbortSignal },
): Promise<string | null> {
  const revoked = revoke(credential.renewal, provider).catch(() => undefined);
  const address = logoutAddress(credential, provider, context).catch(() => null);
  await atMost(PATIENCE_MS, Promise.all([revoked, address]), signal);
  return Promise.race([address, Promise.resolve(null)]);
}

async function revoke(renewal: unknown, provider: Provider): Promise<void> {
  if (!(renewal instanceof RefreshChain)) return;
  const token = await renewal.close();
  const { metadata } = await provider.facts();
  if (token === null || metadata.revocation_endpoint === undefined) return;
  await (await provider.engine({ timeoutMs: PATIENCE_MS })).revokeToken(token, 'refresh_token');
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

/** Resolves when the work is done, the time is up or the caller stops waiting. */
function atMost(ms: number, work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
    void work.then(done);
  });
}
