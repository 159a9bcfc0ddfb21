import type { CookieCredential } from '../../auth/credential.js';
import { isAnonymous, type Person } from './person.js';
import type { Way } from './settings.js';

/**
 * The subject of everyone without a name. Unblu gives each visitor an id; another one of them in the same place is no
 * change of identity.
 */
const ANONYMOUS = 'anonymous';

/** Whether a session is that of somebody without a name. */
export const isAnonymousSession = ({ session }: CookieCredential): boolean => session.authMode === 'anonymous';

/** What the vault may hold of a session that the browser keeps: whose it is, until that has to be confirmed. */
export function cookieCredential(
  person: Person,
  parts: {
    readonly way: Way;
    readonly method: string;
    readonly reach: string;
    readonly now: number;
    /** In seconds. */
    readonly checkInterval: number;
  },
): CookieCredential {
  const { way, method, reach, now, checkInterval } = parts;
  const expiresAt = now + checkInterval * 1000;
  const anonymous = isAnonymous(person);
  return {
    scheme: 'Cookie',
    value: '',
    reach,
    issuedAt: now,
    expiresAt,
    renewal: 'ask',
    session: {
      identity: anonymous
        ? { subject: ANONYMOUS, name: person.name, username: '' }
        : { subject: person.id, name: person.name || person.id, username: person.username },
      claims: person.claims,
      permissions: person.permissions,
      expiresAt,
      renewable: true,
      authMode: anonymous ? 'anonymous' : way === 'password' ? 'password' : 'sso',
      method,
    },
  };
}
