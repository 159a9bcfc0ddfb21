import { DEMO_PASSWORD } from '../provider/agents.js';

/**
 * Who can sign in at the demo's Keycloak. Everybody's password is the demo's.
 *
 * @typedef {object} Person
 * @property {string} username
 * @property {string} firstName
 * @property {string} lastName
 * @property {string} about one line for the one who tries the demo
 * @property {string[]} roles of the realm
 * @property {string[]} groups
 * @property {string[]} [orderRoles] roles of the orders service
 * @property {{ text: string, base32: string }} [authenticator] the key of the agent's authenticator: Keycloak takes its
 *   bytes for text, an authenticator wants them in base32
 * @property {boolean} [isNew] has to choose a password and set an authenticator up at the first sign-in
 */

/** @type {readonly Person[]} */
export const PEOPLE = [
  {
    username: 'sjefferson',
    firstName: 'Sarah',
    lastName: 'Jefferson',
    about: 'Agent, with a password',
    roles: ['agent'],
    groups: ['/teams/sales'],
    orderRoles: ['clerk'],
  },
  {
    username: 'mgarcia',
    firstName: 'Miguel',
    lastName: 'García',
    about: 'Supervisor, with an authenticator for what needs one',
    roles: ['agent', 'supervisor'],
    groups: ['/senior-agents'],
    authenticator: { text: 'northwind-mgarcia-01', base32: 'NZXXE5DIO5UW4ZBNNVTWC4TDNFQS2MBR' },
  },
  {
    username: 'nnovak',
    firstName: 'Nina',
    lastName: 'Novak',
    about: 'New: chooses a password and sets an authenticator up first',
    roles: ['agent'],
    groups: [],
    isNew: true,
  },
];

/** Somebody whom only the other provider knows. @type {Person} */
export const GUEST = {
  username: 'ddijk',
  firstName: 'Dora',
  lastName: 'Dijk',
  about: 'Signs in through the corporate provider',
  roles: [],
  groups: [],
};

/** Somebody whom the other provider knows, and the contact centre too. @type {Person} */
export const BOTH = {
  username: 'sjefferson',
  firstName: 'Sarah',
  lastName: 'Jefferson',
  about: 'Signs in through the corporate provider, or here',
  roles: [],
  groups: [],
};

/** Somebody whom only the directory knows; groups and roles are the directory's. @type {Person} */
export const COLLEAGUE = {
  username: 'elaurent',
  firstName: 'Émile',
  lastName: 'Laurent',
  about: 'Supervisor, from the directory',
  roles: ['agent', 'supervisor'],
  groups: ['night-shift'],
};

/**
 * A person in Keycloak's words.
 *
 * @param {Person} person
 */
export function userOf({ username, firstName, lastName, roles, groups, orderRoles, authenticator, isNew = false }) {
  return {
    username,
    firstName,
    lastName,
    email: `${username}@northwind.example`,
    emailVerified: true,
    enabled: true,
    realmRoles: roles,
    ...(orderRoles ? { clientRoles: { orders: orderRoles } } : {}),
    groups,
    requiredActions: isNew ? ['UPDATE_PASSWORD', 'CONFIGURE_TOTP'] : [],
    credentials: [
      { type: 'password', value: DEMO_PASSWORD, temporary: isNew },
      ...(authenticator ? [otpCredential(authenticator.text)] : []),
    ],
  };
}

/** @param {string} value */
function otpCredential(value) {
  const kind = { subType: 'totp', digits: 6, counter: 0, period: 30, algorithm: 'HmacSHA1' };
  return { type: 'otp', secretData: JSON.stringify({ value }), credentialData: JSON.stringify(kind) };
}
