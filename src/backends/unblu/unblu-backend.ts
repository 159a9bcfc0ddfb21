import type { Backend, BackendFactory, Outcome } from '../../auth/backend.js';
import type { Credential } from '../../auth/credential.js';
import { nobodyWaits } from '../../auth/nobody-waits.js';
import { DeskpassError } from '../../core/errors.js';
import { stopped } from '../abortable.js';
import { createAddresses } from './addresses.js';
import { cookieCredential } from './cookie-credential.js';
import { currentPerson } from './current-person.js';
import { cookieLost, identityChanged, nobodyNamed } from './failures.js';
import { recordChange, transitionOf } from './identity-watch.js';
import { passwordChallenge, signInByPassword } from './password-sign-in.js';
import { isAnonymous, type Person } from './person.js';
import { signInByToken } from './secure-token.js';
import { createTransport } from './transport.js';
import { parseUnbluSettings } from './settings.js';

/**
 * Signs in at Unblu: by password, by a token of the site, by what a gateway says, or without a name. In every case the
 * session is a cookie that the browser keeps, so the credential is what Unblu last said about whose it is. A renewal asks
 * again; somebody else is let into the session only where both the site and Unblu allow that change.
 *
 * @throws DeskpassError `desk-file-invalid` where the method's settings are wrong, naming the setting.
 *
 * @example
 * ```ts
 * import { createUnbluBackend } from 'deskpass/backends/unblu';
 * // A vault of your own names its backends in a table; each is loaded when a desk file asks for it.
 * const table = { unblu: () => Promise.resolve(createUnbluBackend) };
 * console.log(Object.keys(table));
 * ```
 */
export const createUnbluBackend: BackendFactory = ({ method, development, fetch, now }) => {
  const settings = parseUnbluSettings(method, development);
  const { signIn: way, api, allowedTransitions, checkInterval } = settings;
  const addresses = createAddresses(settings);
  const transport = createTransport(fetch, settings.xsrfHeaders);

  const ask = (signal: AbortSignal, credentials: RequestCredentials = 'include'): Promise<Person | null> =>
    currentPerson({ transport, addresses, api, credentials, signal });

  /**
   * Unblu ends a session by itself where it does not allow a change of who it speaks with, and answers as to nobody. The
   * next question has a session of its own.
   */
  const askAnew = async (signal: AbortSignal): Promise<Person | null> => (await ask(signal)) ?? ask(signal);

  const credentialOf = (person: Person) =>
    cookieCredential(person, { way, method: method.id, reach: addresses.reach, now: now(), checkInterval });

  /** Only the way without a name takes somebody without a name. */
  const isWelcome = (person: Person | null): person is Person =>
    person !== null && (way === 'anonymous' || !isAnonymous(person));

  const done = (person: Person, returnTo: string): Outcome => ({
    done: true,
    credential: credentialOf(person),
    returnTo,
  });

  /** Unblu has said yes: whoever it speaks with now has come in. */
  const enter = async (returnTo: string, signal: AbortSignal): Promise<Outcome> => {
    const person = await ask(signal);
    if (!isWelcome(person)) throw cookieLost();
    return done(person, returnTo);
  };

  const ended = () => new DeskpassError('session-ended', 'Unblu has ended the session');

  const backend: Backend = {
    async detect({ signal }) {
      const asksGateway = way === 'propagated' || way === 'anonymous';
      const person = asksGateway ? await askAnew(signal) : await ask(signal, 'omit');
      if (asksGateway && !isWelcome(person)) throw nobodyNamed(false, 'gateway-names-nobody');
      if (way === 'password' || way === 'anonymous') return { mode: way };
      return { mode: 'sso' };
    },

    async begin({ silent, returnTo, signal }) {
      if (signal.aborted) throw stopped();
      if (way === 'password' && !silent) return { done: false, challenge: passwordChallenge('', null) };
      // After a reload the browser still has the cookie.
      const person = way === 'secure-token' && !silent ? null : await askAnew(signal);
      if (isWelcome(person)) return done(person, returnTo);
      if (way === 'secure-token') {
        await signInByToken(settings, { transport, addresses, silent, signal });
        return enter(returnTo, signal);
      }
      throw nobodyNamed(silent, way === 'propagated' ? 'gateway-names-nobody' : 'nobody-signed-in');
    },

    async answer(answer, { signal }) {
      if (way !== 'password' || answer.kind !== 'password') {
        throw nobodyWaits();
      }
      const { identifier, password } = answer;
      const isTaken = await signInByPassword({ identifier, password }, { transport, addresses, api, signal });
      if (isTaken) return enter('', signal);
      return { done: false, challenge: passwordChallenge(identifier, 'credentials-wrong') };
    },

    async renew(credential, { signal }): Promise<Credential> {
      if (credential.scheme !== 'Cookie') throw new DeskpassError('session-ended', 'This is no session of Unblu');
      const before = await ask(signal);
      // Whom it speaks with now tells whether it has ended the session because of a change.
      const after = before ?? (await ask(signal));
      if (!after || (!before && isAnonymous(after))) throw ended();
      const fresh = credentialOf(after);
      const transition = transitionOf(credential, fresh);
      if (!transition && !before) throw ended();
      if (!transition) return fresh;
      const allowed = before ? allowedTransitions : [];
      const change = await recordChange(transition, { before: credential, after: fresh, allowedTransitions: allowed });
      return { ...fresh, change, ...(change.allowed ? {} : { refusal: identityChanged(transition) }) };
    },

    async end(_credential, { signal }) {
      // Who came by a gateway, or without a name, has not signed in at Unblu.
      if (way === 'propagated' || way === 'anonymous') return null;
      const url = addresses.authenticator('logout');
      const body = { redirectOnSuccess: null };
      await transport({ endpoint: 'logout', url, body, keepalive: true, signal }).catch((thrown: unknown) => {
        // What it says is its own affair; where it has not heard, its cookie still is good.
        if (thrown instanceof DeskpassError && thrown.code === 'provider-unreachable') throw thrown;
      });
      return null;
    },

    protectedUrls: () => addresses.guarded,
  };
  return backend;
};
