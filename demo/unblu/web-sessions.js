import { randomBytes } from 'node:crypto';

import { isAuthenticated } from './person.js';

/**
 * @typedef {import('./person.js').Person} Person
 *
 * @typedef {object} Change
 * @property {import('./settings.js').Transition} transition
 * @property {string} from id of a person
 * @property {string} to
 * @property {boolean} allowed an allowed one is noted in the conversation's protocol; another ends the web session
 * @property {Date} at
 */

/**
 * What the server keeps of browsers: login sessions, which a sign-in makes and a cookie names, and web sessions, in
 * which it tracks whether the one it speaks with is still the same.
 *
 * @param {object} options
 * @param {import('./settings.js').UnbluSettings} options.settings
 * @param {() => Date} options.now
 */
export function createWebSessions({ settings, now }) {
  /** @type {Map<string, { person: Person, expires: number, logoutToken: string | undefined }>} */
  const logins = new Map();
  /** @type {Map<string, Person>} */
  const webSessions = new Map();
  /** @type {Change[]} */
  const changes = [];
  const newId = () => randomBytes(24).toString('base64url');

  return {
    /** Every change of identity so far, oldest first. */
    changes,

    /** @param {Person} person @param {string} [logoutToken] */
    signIn(person, logoutToken) {
      const id = newId();
      logins.set(id, { person, expires: now().getTime() + settings.cookieMaxAge * 1000, logoutToken });
      return id;
    },

    /** @param {string | undefined} id @returns {Person | undefined} */
    signedIn(id = '') {
      const login = logins.get(id);
      return login !== undefined && login.expires > now().getTime() ? login.person : undefined;
    },

    /** @param {string | undefined} id */
    signOut: (id = '') => void logins.delete(id),

    /** Ends the sessions that a token with this claim began. @param {string} logoutToken */
    signOutByToken(logoutToken) {
      for (const [id, login] of logins) if (login.logoutToken === logoutToken) logins.delete(id);
    },

    /**
     * Takes a request of a person into its web session.
     *
     * @param {string | undefined} id
     * @param {Person} person
     * @returns {{ id: string, terminated: boolean }} terminated: the identity has changed in a way that is not allowed
     */
    track(id = '', person) {
      const before = webSessions.get(id);
      if (before === undefined) {
        const begun = newId();
        webSessions.set(begun, person);
        return { id: begun, terminated: false };
      }
      const transition = transitionOf(before, person);
      if (transition === undefined) return { id, terminated: false };
      const allowed = settings.allowedTransitions.includes(transition);
      changes.push({ transition, from: before.id, to: person.id, allowed, at: now() });
      if (allowed) webSessions.set(id, person);
      else webSessions.delete(id);
      return { id, terminated: !allowed };
    },

    /** A sign-in or sign-out begins a new web session. @param {string | undefined} id */
    leave: (id = '') => void webSessions.delete(id),

    /** Ends every login session, of one person or of all; the web sessions stay. @param {string} [personId] */
    revoke(personId) {
      for (const [id, { person }] of logins) if (personId === undefined || person.id === personId) logins.delete(id);
    },

    reset() {
      logins.clear();
      webSessions.clear();
      changes.length = 0;
    },
  };
}

/**
 * The same person again is no change, and one visitor in place of another is not described as one.
 *
 * @param {Person} before
 * @param {Person} after
 * @returns {import('./settings.js').Transition | undefined}
 */
function transitionOf(before, after) {
  if (isAuthenticated(before)) {
    if (!isAuthenticated(after)) return 'authenticated-to-anonymous';
    return before.id === after.id ? undefined : 'authenticated-to-other';
  }
  return isAuthenticated(after) ? 'anonymous-to-authenticated' : undefined;
}
