import { newSecret } from '../simulators/totp.js';
import { idOf } from './permissions.js';

/**
 * A user of a realm, as they are now.
 *
 * @typedef {import('./agents.js').ExpertflowAgent & Changing} User
 *
 * @typedef {object} Changing
 * @property {number} wrongPasswords in a row
 * @property {Date} passwordCreatedAt
 * @property {string[]} formerPasswords
 * @property {boolean} is2FARegistered
 * @property {string | undefined} otpSecret of the authenticator that has been confirmed
 * @property {string | undefined} pendingSecret of the one that is being set up; overwritten at the next sign-in
 * @property {string | undefined} phone with its `+`
 * @property {string | undefined} email
 * @property {string | undefined} pendingContact
 * @property {{ code: string, expires: number, attempts: number } | undefined} sent the code that is out
 * @property {string} rsaPin eight characters that come before the six of the token
 * @property {string} rsaSecret
 * @property {string[]} extensions
 * @property {boolean} undeliverable true: what is sent to the user cannot be sent
 */

/**
 * @param {import('./agents.js').ExpertflowAgent} agent
 * @param {Date} now
 * @returns {User}
 */
export function createUser(agent, now) {
  const { registered } = agent;
  return {
    ...agent,
    wrongPasswords: 0,
    // Long enough ago that a password may be changed, whatever its least age is.
    passwordCreatedAt: new Date(now.getTime() - 30 * 86_400_000),
    formerPasswords: [],
    is2FARegistered: registered,
    otpSecret: registered ? newSecret() : undefined,
    pendingSecret: undefined,
    phone: registered ? `+3161234${agent.extension}` : undefined,
    email: registered ? emailOf(agent) : undefined,
    pendingContact: undefined,
    sent: undefined,
    rsaPin: `nwpi${agent.extension}`,
    rsaSecret: newSecret(),
    extensions: [agent.extension],
    undeliverable: false,
  };
}

/**
 * The user object of a sign-in's answer. Attributes are lists of strings, as in Keycloak; secrets of the second factor
 * are left out of them.
 *
 * @param {object} options
 * @param {User} options.user
 * @param {string} options.realm
 * @param {string[]} options.roles
 * @param {import('./permissions.js').Permission[]} options.permissions
 */
export function userObject({ user, realm, roles, permissions }) {
  const team = user.team ?? 'default';
  return {
    id: user.id,
    username: user.username,
    firstName: user.firstName,
    lastName: user.lastName,
    roles,
    realm,
    attributes: {
      agentExtension: user.extensions,
      ...(user.is2FARegistered ? { is2FARegistered: ['true'] } : {}),
      ...(user.phone === undefined ? {} : { phoneNumber: [user.phone] }),
    },
    permittedResources: { Resources: permissions },
    userTeam: { teamId: idOf(team), teamName: team },
    supervisedTeams: user.supervised.map((name) => ({ teamId: idOf(name), teamName: name })),
  };
}

/** In ASCII, as every mail server takes it. @param {import('./agents.js').ExpertflowAgent} agent */
function emailOf({ firstName, lastName }) {
  const name = `${firstName}.${lastName}`.normalize('NFD').replace(/\p{M}/gu, '');
  return `${name.toLowerCase()}@northwind.example`;
}
