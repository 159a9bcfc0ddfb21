import type { BackendFactory } from '../../auth/backend.js';
import { abortable } from '../abortable.js';
import { createProvider } from './provider.js';
import { renewCredential } from './renewal.js';
import { parseOidcSettings } from './settings.js';
import { createSignIn } from './sign-in.js';
import { signOut } from './sign-out.js';

/**
 * Signs agents in at an OpenID provider, by code and PKCE as a public client. The protocol engine is `oidc-client-ts`;
 * every check of what the provider says is our own, with `jose` for signatures.
 *
 * Needs no `window` and no storage but the context's, so that it runs in a worker.
 *
 * @throws DeskpassError `desk-file-invalid` where the method's settings are wrong, naming the setting.
 *
 * @example
 * ```ts
 * import { createOidcBackend } from 'deskpass/backends/oidc';
 * // A vault of your own names its backends in a table; each is loaded when a desk file asks for it.
 * const table = { oidc: () => Promise.resolve(createOidcBackend) };
 * console.log(Object.keys(table));
 * ```
 */
export const createOidcBackend: BackendFactory = (context) => {
  const settings = parseOidcSettings(context.method, context.development);
  const provider = createProvider(settings, context);
  return {
    meets: ['action', 'acr', 'maxAge', 'loginHint', 'identityProvider', 'subject'],
    async detect({ signal }) {
      await abortable(provider.facts(), signal);
      return { mode: 'sso' };
    },
    ...createSignIn(provider, context),
    renew: (credential, { signal }) => abortable(renewCredential(credential, provider, context), signal),
    end: (credential, { signal }) => signOut(credential, { provider, context, signal }),
    protectedUrls: () => provider.protectedUrls(),
  };
};
