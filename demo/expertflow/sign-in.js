import { admit, deniedByPolicy } from './admission.js';
import { permissionsOf } from './permissions.js';
import * as refusal from './refusal.js';
import { everyRole } from './tokens.js';
import { userObject } from './user.js';

/**
 * @typedef {import('./realm.js').Realm} Realm
 * @typedef {import('./user.js').User} User
 */

/** A password that expires within so many days is announced. */
const WARNING = 7;

/**
 * The sign-in of the library, in its order: password grant, role, group and team, permissions, user object.
 *
 * @param {object} options
 * @param {import('./tokens.js').Tokens} options.tokens
 * @param {() => Date} options.now
 */
export function createSignIn({ tokens, now }) {
  return {
    /** Whether a user who has been recognised may come in. @param {User} user throws a refusal */
    authorise(user) {
      admit(user);
      if (user.account === 'denied') throw deniedByPolicy();
    },

    /**
     * What a user who may come in gets.
     *
     * @param {Realm} realm
     * @param {User} user
     */
    async grant(realm, user) {
      const roles = [...user.roles, ...everyRole(realm.name)];
      const permissions = permissionsOf(user);
      return {
        ...(await tokens.mint(realm, user)),
        keycloak_User: userObject({ user, realm: realm.name, roles, permissions }),
        ...(user.account === 'expiring' && realm.settings.adapter === 19 ? { passwordExpiration: warning(now()) } : {}),
      };
    },
  };
}

/**
 * @param {Realm} realm
 * @param {string} username
 * @param {string} password
 * @returns {User} throws a refusal
 */
export function passwordGrant(realm, username, password) {
  const { adapter, keycloak, lockAfter } = realm.settings;
  const user = realm.find(username);
  const isLocked =
    user !== undefined && (user.account === 'locked' || (lockAfter > 0 && user.wrongPasswords >= lockAfter));
  if (user !== undefined && isLocked) {
    // A locked account is told from a wrong password neither by Keycloak nor by the library, which takes the 400 of a
    // newer Keycloak for something else altogether.
    if (keycloak === 'old') throw refusal.invalidCredentials();
    throw adapter === 19 ? refusal.passwordUpdateRequired() : refusal.invalidCredentials(400);
  }
  if (user === undefined || user.password !== password) {
    if (user !== undefined) user.wrongPasswords += 1;
    throw refusal.invalidCredentials();
  }
  user.wrongPasswords = 0;
  // The older library has one reason for every `invalid_grant`.
  if (user.account === 'disabled') throw adapter === 19 ? refusal.accountDisabled() : refusal.invalidCredentials(400);
  if (user.account === 'temporary') {
    throw adapter === 19 ? refusal.passwordUpdateRequired() : refusal.invalidCredentials(400);
  }
  return user;
}

/** @param {Date} now */
function warning(now) {
  const date = new Date(now.getTime() + (WARNING - 2) * 86_400_000);
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
  return `Please update your password. It will expire in ${WARNING - 2} day(s), on ${day}.`;
}
