import type { Backend, BackendContext } from '../../auth/backend.js';
import { readCloudAgent } from './agent.js';
import { authorizationFailure, createAuthorization } from './authorization.js';
import { createConversation } from './conversation.js';
import { noticeStep } from './enter.js';
import { invalidAnswer, sessionEnded, untold } from './failures.js';
import { asFailure, harmlessWord, readRefusal } from './refusal.js';
import type { CloudSettings } from './settings.js';
import type { Turn } from './step.js';
import { createCredential, readTokens } from './tokens.js';
import type { Transport } from './transport.js';

/** Milliseconds that signing out may take at most. */
const PATIENCE_MS = 3_000;

/**
 * Genesys Cloud: a code with PKCE. Passwords and second factors are asked for on its own pages, and it gives a page no
 * refresh token: a session lives as long as its token, which an administrator sets, up to two days.
 */
export function createCloud(settings: CloudSettings, transport: Transport, context: BackendContext): Backend {
  const { now, method, pageUrl } = context;
  const { loginUrl, apiUrl, client_id } = settings;
  const authorization = createAuthorization(context);
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

  const signOut = async (token: string, signal: AbortSignal): Promise<void> => {
    const init = { method: 'DELETE', headers: bearer(token) };
    await transport.send(`${apiUrl}/api/v2/tokens/me`, init, signal).catch(() => undefined);
  };

  const comeBack = async (query: string, signal: AbortSignal): Promise<Turn> => {
    const { code, error, verifier, returnTo } = await authorization.finish(query);
    if (code === null) throw authorizationFailure(harmlessWord(error));
    const form = { grant_type: 'authorization_code', code, code_verifier: verifier, client_id, redirect_uri: pageUrl };
    const answer = await transport.send(
      `${loginUrl}/oauth/token`,
      { method: 'POST', body: new URLSearchParams(form) },
      signal,
    );
    const refusal = readRefusal(answer, {});
    if (refusal) throw asFailure(refusal);
    // Whatever a page is given, it could not renew with it: the token endpoint wants a secret for that.
    const tokens = { ...readTokens(answer.body, now()), refreshToken: null };
    const url = `${apiUrl}/api/v2/users/me?expand=authorization`;
    const me = await transport.send(url, { headers: bearer(tokens.accessToken) }, signal);
    const denied = readRefusal(me, {});
    if (denied && me.status >= 400) throw asFailure(denied);
    const agent = readCloudAgent(me.body);
    if (agent === null) throw invalidAnswer('it names nobody');
    const { identity, claims, permissions } = agent;
    if (permissions.length === 0 && !settings.acceptAgentsWithoutRoles) {
      void signOut(tokens.accessToken, AbortSignal.timeout(PATIENCE_MS));
      return { step: noticeStep('no-roles', () => ({ redirect: true })) };
    }
    const session = { identity, claims, permissions, authMode: 'sso', method: method.id } as const;
    return { credential: createCredential(tokens, session), returnTo };
  };

  return {
    async detect({ signal }) {
      await transport.reach(`${loginUrl}/`, signal);
      return { mode: 'sso' };
    },
    ...createConversation(context, settings.display, {
      first: () => null,
      async redirect({ display, returnTo, signal }) {
        await transport.reach(`${loginUrl}/`, signal);
        return authorization.start({
          endpoint: `${loginUrl}/oauth/authorize`,
          parameters: { client_id, ...settings.parameters },
          withChallenge: true,
          display,
          returnTo,
        });
      },
      comeBack,
      drop: () => authorization.drop(),
    }),
    renew: () => Promise.reject(sessionEnded()),
    async end({ value }, { signal }) {
      const bounded = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
      // A page that left for where nobody is would be lost.
      await Promise.all([transport.reach(`${loginUrl}/`, bounded).catch(untold), signOut(value, bounded)]);
      return `${loginUrl}/logout?${new URLSearchParams({ client_id, redirect_uri: pageUrl }).toString()}`;
    },
    // The rest of the API is what gadgets are for.
    protectedUrls: () => [loginUrl, `${apiUrl}/api/v2/tokens`],
  };
}
