import type { Backend, BackendContext } from '../../auth/backend.js';
import type { Credential } from '../../auth/credential.js';
import { createAuthorization, authorizationFailure } from './authorization.js';
import { createConversation } from './conversation.js';
import { createEngageEndpoints } from './engage-endpoints.js';
import { firstStep, type EngageWorld } from './engage-steps.js';
import { enter, noticeStep, type Entry } from './enter.js';
import { sessionEnded, untold } from './failures.js';
import { asFailure, asRenewalFailure, harmlessWord, noticeOf } from './refusal.js';
import type { EngageSettings } from './settings.js';
import type { Turn } from './step.js';
import { RefreshToken } from './tokens.js';
import type { Transport } from './transport.js';

/** Milliseconds that signing out may take at most. */
const PATIENCE_MS = 3_000;

/** Genesys Engage and Multicloud CX: authentication API v3. */
export function createEngage(settings: EngageSettings, transport: Transport, context: BackendContext): Backend {
  const { now, method, pageUrl } = context;
  const service = createEngageEndpoints(settings, transport, now);
  const authorization = createAuthorization(context);

  const restart: Entry['restart'] = (why) =>
    settings.signIn === 'redirect' ? { redirect: true } : { step: firstStep(world, '', why) };
  const entryOf = (authMode: Entry['authMode'], returnTo: string): Entry => ({
    service,
    settings,
    method: method.id,
    authMode,
    returnTo,
    now,
    restart,
  });
  const world: EngageWorld = {
    service,
    settings,
    now,
    enter: (tokens, signal) => enter(tokens, entryOf('password', ''), signal),
  };

  const comeBack = async (query: string, signal: AbortSignal): Promise<Turn> => {
    const { code, error, verifier, returnTo } = await authorization.finish(query);
    const notice = noticeOf(error, settings.refusals);
    if (notice !== null) return { step: noticeStep(notice, () => restart(null)) };
    if (code === null) throw authorizationFailure(harmlessWord(error));
    const form = { grant_type: 'authorization_code', code, redirect_uri: pageUrl };
    const granted = await service.grant(
      settings.signInWithoutCodeChallenge ? form : { ...form, code_verifier: verifier },
      signal,
    );
    if (!granted.isRefused) return enter(granted.tokens, entryOf('sso', returnTo), signal);
    const { refusal } = granted;
    if (refusal.notice !== null) return { step: noticeStep(refusal.notice, () => restart(null)) };
    throw asFailure(refusal);
  };

  const renew = async (held: Credential, signal: AbortSignal): Promise<Credential> => {
    const chain = held.renewal;
    const refreshToken = chain instanceof RefreshToken ? chain.value : null;
    if (!(chain instanceof RefreshToken) || refreshToken === null) throw sessionEnded();
    const granted = await service.grant({ grant_type: 'refresh_token', refresh_token: refreshToken }, signal);
    if (granted.isRefused) throw asRenewalFailure(granted.refusal);
    const { accessToken, issuedAt, expiresAt, refreshToken: next } = granted.tokens;
    if (next !== null) chain.replace(next);
    const session = { ...held.session, expiresAt };
    return { scheme: 'Bearer', value: accessToken, issuedAt, expiresAt, renewal: chain, session };
  };

  return {
    async detect({ signal }) {
      await service.probe(signal);
      const modes = { auto: 'hybrid', form: 'password', redirect: 'sso' } as const;
      return { mode: modes[settings.signIn] };
    },
    ...createConversation(context, settings.display, {
      first: () => (settings.signIn === 'redirect' ? null : firstStep(world)),
      async redirect({ display, returnTo, signal }) {
        await service.probe(signal);
        return authorization.start({
          endpoint: service.authorizeUrl,
          parameters: {
            client_id: settings.client_id,
            scope: settings.scope,
            ...(settings.tenant === '' ? {} : { hideTenant: 'true' }),
          },
          withChallenge: !settings.signInWithoutCodeChallenge,
          display,
          returnTo,
        });
      },
      comeBack,
      drop: () => authorization.drop(),
    }),
    renew: (credential, { signal }) => renew(credential, signal),
    async end({ value, renewal, session }, { signal }) {
      if (renewal instanceof RefreshToken) renewal.replace(null);
      const bounded = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
      const told = service.signOut(value, bounded).catch(untold);
      if (session.authMode !== 'sso') return told.then(() => null);
      // Whoever came by the page has a session there, which the page has to end, where somebody is there.
      await Promise.all([service.probe(bounded).catch(untold), told.catch(() => undefined)]);
      return `${settings.url}/auth/v3/sign-out?${new URLSearchParams({ redirect_uri: pageUrl }).toString()}`;
    },
    protectedUrls: () => [`${settings.url}/auth`],
  };
}
