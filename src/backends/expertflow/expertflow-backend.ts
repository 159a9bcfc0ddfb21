import type { BackendFactory } from '../../auth/backend.js';
import type { Entry } from './credential.js';
import { credentialUrls } from './endpoints.js';
import { createFinesseSignIn } from './finesse-sign-in.js';
import { RefreshToken } from './refresh-token.js';
import { renewCredential } from './renewal.js';
import { createEndpointClient } from './endpoint-client.js';
import { parseExpertflowSettings } from './settings.js';
import { createSignIn } from './sign-in.js';
import { createTransport } from './transport.js';

/**
 * Signs agents in at Expertflow CX, through agent-manager or unified-admin: name and password, a second factor where
 * the tenant has one, a new password where one is due. Agents of Cisco Finesse sign in through it with their Finesse
 * password, or as Finesse says, by single sign-on too.
 *
 * Where Expertflow documents no names for the members of a request, the settings have them, with the names of its
 * published library as defaults.
 *
 * @throws DeskpassError `desk-file-invalid` where the method's settings are wrong, naming the setting.
 *
 * @example
 * ```ts
 * import { createExpertflowBackend } from 'deskpass/backends/expertflow';
 * // A vault of your own names its backends in a table; each is loaded when a desk file asks for it.
 * const table = { expertflow: () => Promise.resolve(createExpertflowBackend) };
 * console.log(Object.keys(table));
 * ```
 */
export const createExpertflowBackend: BackendFactory = (context) => {
  const settings = parseExpertflowSettings(context.method, context.development);
  const service = createEndpointClient(settings, createTransport(context.fetch));
  const issuers = new Set<string>();
  const onEntry = ({ issuer }: Entry): void => {
    if (issuer !== null) issuers.add(issuer);
  };
  const { finesse } = settings;
  const byFinesse =
    finesse?.isAsked === true ? createFinesseSignIn({ context, settings, finesse, service, load, onEntry }) : null;
  return {
    ...(byFinesse ?? {
      async detect({ signal }) {
        await service.probe(signal);
        return { mode: 'password' };
      },
      ...createSignIn({ context, settings, service, onEntry }),
    }),
    renew: (credential, { signal }) => renewCredential(credential, { service, settings, now: context.now, signal }),
    end({ renewal }) {
      // No address is documented that would end a session: it ends when nobody renews it.
      if (renewal instanceof RefreshToken) renewal.forget();
      return Promise.resolve(null);
    },
    protectedUrls: () => [...credentialUrls(settings), ...issuers, ...(byFinesse?.protectedUrls() ?? [])],
  };
};

/** Fetched where a site has agents of Finesse who sign in there. */
const load = async (): Promise<BackendFactory> => (await import('../finesse/finesse-backend.js')).createFinesseBackend;
