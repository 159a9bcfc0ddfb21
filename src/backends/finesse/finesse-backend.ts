import type { BackendFactory } from '../../auth/backend.js';
import type { Credential, HeaderCredential } from '../../auth/credential.js';
import { abortable } from '../abortable.js';
import { createConversation } from './conversation.js';
import { createNodes } from './nodes.js';
import { protectedUrls } from './protected-urls.js';
import { renewCredential } from './renewal.js';
import { parseFinesseSettings } from './settings.js';
import { signOut } from './sign-out.js';
import { createSingleSignOn } from './single-sign-on.js';
import { readSystem } from './system.js';

const MODES = { SSO: 'sso', NON_SSO: 'password', HYBRID: 'hybrid' } as const;

/**
 * Signs agents in at Cisco Finesse 11.5 and later, by single sign-on, by password, or by what SystemInfo and
 * UserAuthMode say, and then with a phone.
 *
 * @throws DeskpassError `desk-file-invalid` where the method's settings are wrong, naming the setting.
 *
 * @example
 * ```ts
 * import { createFinesseBackend } from 'deskpass/backends/finesse';
 * // A vault of your own names its backends in a table; each is loaded when a desk file asks for it.
 * const table = { finesse: () => Promise.resolve(createFinesseBackend) };
 * console.log(Object.keys(table));
 * ```
 */
export const createFinesseBackend: BackendFactory = (context) => {
  const settings = parseFinesseSettings(context);
  const { url, alternateUrl, tokenServiceUrl, alternateTokenServiceUrl } = settings;
  const { fetch, report } = context;
  const others = alternateUrl === undefined ? [] : [alternateUrl];
  const nodes = createNodes({ urls: [url, ...others], fetch });
  const otherServices = alternateTokenServiceUrl === undefined ? others : [alternateTokenServiceUrl];
  const tokenService = createNodes({ urls: [tokenServiceUrl, ...otherServices], fetch });
  const singleSignOn = createSingleSignOn(settings, context, nodes);
  const renew = (credential: Credential): Promise<HeaderCredential> =>
    renewCredential(credential, tokenService, context.now);
  return {
    async detect({ signal }) {
      await abortable(Promise.resolve(), signal);
      const authMode = settings.authMode ?? (await abortable(readSystem(nodes), signal)).authMode;
      // In a HYBRID system the page of some agents must be able to, and of others need not.
      if (authMode === 'SSO') singleSignOn.check();
      return { mode: MODES[authMode] };
    },
    ...createConversation({ context, settings, nodes, singleSignOn }),
    renew: (credential, { signal }) => abortable(renew(credential), signal),
    end: (credential, { signal }) =>
      abortable(signOut(credential, { settings, nodes, renew, report }), signal).catch(
        () => settings.signOutUrl ?? null,
      ),
    protectedUrls: () => protectedUrls(settings),
  };
};
