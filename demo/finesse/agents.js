import { DEMO_PASSWORD } from '../provider/agents.js';

/**
 * @typedef {object} FinesseAgent
 * @property {string} loginId what every REST request names the agent by
 * @property {string} loginName what the agent types, and the user name at the identity provider
 * @property {string} password
 * @property {string} firstName
 * @property {string} lastName
 * @property {string} about one line for the start page
 * @property {('Agent' | 'Supervisor')[]} roles
 * @property {'SSO' | 'NON_SSO'} authMode the agent's own mode, which counts where the system is HYBRID
 * @property {Team} team
 * @property {Team[]} supervised
 * @property {string} extension the agent's usual phone
 * @property {boolean} mobile may sign in as a mobile agent
 * @property {string} skillTargetId
 *
 * @typedef {object} Team
 * @property {string} id
 * @property {string} name
 */

const FIRST_LINE = { id: '500', name: 'First line' };
const RETURNS = { id: '700', name: 'Returns' };

/** @type {readonly FinesseAgent[]} */
export const FINESSE_AGENTS = [
  agent('1001001', 'sjefferson', 'Sarah', 'Jefferson', { about: 'Agent, single sign-on', mobile: true }),
  agent('1001002', 'mgarcia', 'Miguel', 'García', {
    about: 'Supervisor, password',
    roles: ['Agent', 'Supervisor'],
    authMode: 'NON_SSO',
    supervised: [FIRST_LINE],
  }),
  agent('1001003', 'rread', 'Rosa', 'Read', { about: 'Agent, password', authMode: 'NON_SSO' }),
  agent('1001004', 'carol', 'Carol', 'Ng', { about: 'Agent of another team, single sign-on', team: RETURNS }),
];

/**
 * Someone whom the identity provider knows and Finesse does not: signs in there, and is nobody here.
 */
export const STRANGER = { loginName: 'nstranger', password: DEMO_PASSWORD, about: 'Not an agent of this site' };

/** Phones that answer a sign-in with an error. Any other seven digits from 1001001 to 1001059 are a working phone. */
export const PHONES = Object.freeze({
  offline: '1001090',
  multiline: '1001091',
  inUse: '1001092',
  unknown: '1001099',
});

/**
 * @param {string} loginId
 * @param {string} loginName
 * @param {string} firstName
 * @param {string} lastName
 * @param {Partial<FinesseAgent> & { about: string }} more
 * @returns {FinesseAgent}
 */
function agent(loginId, loginName, firstName, lastName, more) {
  return {
    loginId,
    loginName,
    password: DEMO_PASSWORD,
    firstName,
    lastName,
    roles: ['Agent'],
    authMode: 'SSO',
    team: FIRST_LINE,
    supervised: [],
    extension: loginId,
    mobile: false,
    skillTargetId: `60${loginId.slice(-2)}`,
    ...more,
  };
}
