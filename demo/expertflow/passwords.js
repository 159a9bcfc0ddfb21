import { loginRefusal } from './refusal.js';

/**
 * @typedef {import('./realm.js').Realm} Realm
 * @typedef {import('./user.js').User} User
 */

const HOUR = 3_600_000;

/** @type {Record<string, (password: string, value: string, user: User) => string | undefined>} what is wrong, as Keycloak says it */
const RULES = {
  length: (password, value) => (password.length < Number(value) ? `minimum length ${value}` : undefined),
  maxLength: (password, value) => (password.length > Number(value) ? `maximum length ${value}` : undefined),
  digits: (password, value) => atLeast(/\p{Nd}/gu, password, value, 'numerical digits'),
  upperCase: (password, value) => atLeast(/\p{Lu}/gu, password, value, 'upper case characters'),
  lowerCase: (password, value) => atLeast(/\p{Ll}/gu, password, value, 'lower case characters'),
  specialChars: (password, value) => atLeast(/[^\p{L}\p{Nd}]/gu, password, value, 'special characters'),
  notUsername: (password, _value, { username }) =>
    password.toLowerCase() === username ? 'must not be equal to the username' : undefined,
  passwordHistory: (password, value, { formerPasswords, password: current }) =>
    [current, ...formerPasswords].slice(0, Number(value)).includes(password)
      ? `must not be equal to any of last ${value} passwords`
      : undefined,
};

/**
 * Changes a password. Someone whose password is temporary may do so too; that is what it is for.
 *
 * @param {Realm} realm
 * @param {User} user whose current password has been checked
 * @param {string} next
 * @param {Date} now
 */
export function changePassword(realm, user, next, now) {
  const { minPasswordAge, policies } = realm.settings;
  if (eligibleAt(realm, user).getTime() > now.getTime() && user.account !== 'temporary') {
    throw refused(403, `The password may be changed only ${minPasswordAge} hour(s) after the last change.`);
  }
  for (const { type, value } of policies) {
    const problem = RULES[type]?.(next, value, user);
    if (problem !== undefined) throw refused(400, `Invalid password: ${problem}.`);
  }
  user.formerPasswords.unshift(user.password);
  user.password = next;
  user.passwordCreatedAt = now;
  if (user.account === 'temporary' || user.account === 'expiring') user.account = 'active';
  return { status: 204, message: 'Password updated successfully.' };
}

/**
 * @param {Realm} realm
 * @param {User} user
 */
export function passwordPolicies(realm, user) {
  const { policies, minPasswordAge } = realm.settings;
  return {
    policies,
    passwordCreatedAt: user.passwordCreatedAt.toISOString(),
    minPasswordAgeInHours: minPasswordAge,
    eligibleToUpdatePasswordAt: eligibleAt(realm, user).toISOString(),
  };
}

/** @param {Realm} realm @param {User} user */
function eligibleAt({ settings: { minPasswordAge } }, { passwordCreatedAt }) {
  return new Date(passwordCreatedAt.getTime() + minPasswordAge * HOUR);
}

/** @param {RegExp} kind @param {string} password @param {string} least @param {string} name */
function atLeast(kind, password, least, name) {
  const count = password.match(kind)?.length ?? 0;
  return count < Number(least) ? `must contain at least ${least} ${name}` : undefined;
}

/** @param {number} status @param {string} reason */
function refused(status, reason) {
  return loginRefusal(status, reason, 'Password Update Error: The password was not updated.');
}
