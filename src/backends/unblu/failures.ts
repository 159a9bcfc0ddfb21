import { DeskpassError } from '../../core/errors.js';
import type { IdentityTransition } from '../../core/identity-change.js';

/** What was being asked, for a fact; never an address with its query. */
export type Endpoint =
  | 'person'
  | 'login'
  | 'secure-token'
  | 'logout'
  | 'installation'
  /** The site's own, which vouches for the agent. */
  | 'site-token';

/** Why no answer came that can be read. */
export function unreachable(
  reason: 'network' | 'timeout' | 'status',
  facts: { readonly endpoint: Endpoint; readonly status?: number; readonly retryAfter?: number },
): DeskpassError {
  return new DeskpassError('provider-unreachable', 'Unblu does not answer', {
    suggestion:
      'Check that it runs, that it allows this page by CORS with credentials, and that this page allows it by connect-src.',
    facts: { reason, ...facts },
  });
}

/** An answer that is not what the web API says; no other attempt will mend that. */
export function invalidAnswer(
  endpoint: Endpoint,
  problem: string,
  suggestion = 'Check that `url`, `entryPath` and `api` name the web API of this Unblu: v3 up to release 7, v4 from release 8 on.',
): DeskpassError {
  return new DeskpassError('provider-invalid', `Unblu cannot be used: ${problem}`, { suggestion, facts: { endpoint } });
}

/** The system knows nobody, and nothing can be asked here. */
export function nobodyNamed(
  silent: boolean,
  reason: 'nobody-signed-in' | 'gateway-names-nobody' | 'site-knows-nobody',
) {
  return silent
    ? new DeskpassError('login-required', 'Nobody is signed in at Unblu', { facts: { reason } })
    : new DeskpassError('provider-refused', 'Nobody is known who could sign in at Unblu', {
        suggestion: 'Sign in at the site or the gateway in front of it first; Unblu learns from there who it is.',
        facts: { reason },
      });
}

/** Unblu has taken the sign-in, and its cookie is not there with the next request. */
export function cookieLost(): DeskpassError {
  return new DeskpassError(
    'storage-refused',
    'Unblu has taken the sign-in, and this browser does not keep its cookie',
    {
      suggestion:
        'Let the page and Unblu be of one site, over https: browsers that block third-party cookies keep none of its.',
    },
  );
}

/** The file of the installation is still there: Unblu lets no ordinary user in. */
export function setupIncomplete(): DeskpassError {
  return new DeskpassError('provider-refused', 'The installation of Unblu is not finished', {
    suggestion: 'Delete the file superadmin.password on the server: until then no ordinary user can sign in.',
    facts: { reason: 'setup-incomplete' },
  });
}

/** The system does not take the token with which the site vouches for the agent. */
export function tokenRefused(status: number): DeskpassError {
  return new DeskpassError('provider-refused', 'Unblu does not take the token of the site', {
    suggestion:
      'Check `apiKey`, the issuer, audience, keys and clock of the token, and that signing up by token is on at Unblu.',
    facts: { reason: 'token-refused', status },
  });
}

/** Somebody else than the agent, or nobody, is signed in at Unblu. Names nobody: it is not this agent's to know. */
export function identityChanged(transition: IdentityTransition): DeskpassError {
  return new DeskpassError(
    'identity-changed',
    'Who is signed in at Unblu has changed in a way that the site does not allow',
    {
      suggestion: `If the session may go on after such a change, allow "${transition}" here (\`allowedTransitions\`) and at Unblu.`,
      facts: { transition },
    },
  );
}
