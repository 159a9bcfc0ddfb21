import { DEMO_PASSWORD } from '../provider/agents.js';

/**
 * @typedef {object} GenesysAgent
 * @property {'internal' | 'external'} kind internal users were created in Intelligent Automation, external ones in
 *   Configuration Server
 * @property {string} username an internal user's e-mail address, an external user's name in Configuration Server
 * @property {string} tenant
 * @property {string} password
 * @property {string} firstName
 * @property {string} lastName
 * @property {string} email
 * @property {number} dbid
 * @property {{ name: string, privileges: string[] }[]} authorities none: the role file has not been imported
 * @property {{ sms?: string, email?: string }} contacts those that have been verified
 * @property {'basic' | 'sso'} signOn
 * @property {boolean} mustChangePassword
 * @property {'configuration' | 'directory'} passwordIn `directory`: Configuration Server asks LDAP or RADIUS, and nobody
 *   changes a password through Genesys
 * @property {string} cloudOrg short name of the organisation in Genesys Cloud
 * @property {string[]} cloudOrgs every organisation of theirs
 * @property {boolean} cloudMfa has an authenticator in Genesys Cloud
 * @property {string} about one line for the start page
 */

const AGENT = { name: 'ROLE_AGENT', privileges: ['Privilege.Agent.Login', 'Privilege.Contact.Read'] };
const SUPERVISOR = { name: 'ROLE_SUPERVISOR', privileges: ['Privilege.Team.Monitor'] };

/** @type {readonly GenesysAgent[]} */
export const GENESYS_AGENTS = [
  agent(1, 'sjefferson', 'Sarah Jefferson', { about: 'Agent, in Configuration Server' }),
  agent(2, 'mgarcia', 'Miguel Garcia', {
    about: 'Supervisor, in Configuration Server',
    authorities: [AGENT, SUPERVISOR],
    cloudOrg: 'southwind',
    cloudOrgs: ['southwind', 'northwind'],
    cloudMfa: true,
  }),
  agent(3, 'rosa.read@northwind.example', 'Rosa Read', {
    about: 'Agent, in Intelligent Automation; can be reached by e-mail and by text message',
    contacts: { email: 'rosa.read@northwind.example', sms: '+31612340003' },
  }),
  agent(4, 'carol.ng@northwind.example', 'Carol Ng', {
    about: 'Agent, in Intelligent Automation; can be reached by e-mail',
    contacts: { email: 'carol.ng@northwind.example' },
  }),
  agent(5, 'nora.number@northwind.example', 'Nora Number', { about: 'Has no verified contact' }),
  agent(6, 'temporary', 'Tess Porary', { about: 'Has to change the password first', mustChangePassword: true }),
  agent(7, 'temporary@northwind.example', 'Tim Porary', {
    about: 'Has to change the password first, in Intelligent Automation',
    mustChangePassword: true,
  }),
  agent(8, 'directory', 'Dirk Tory', {
    about: 'Has to change a password that is in LDAP',
    mustChangePassword: true,
    passwordIn: 'directory',
  }),
  agent(9, 'no-roles', 'Nole Roles', { about: 'No role has been assigned', authorities: [] }),
  agent(10, 'no-company', 'Noah Company', { about: 'Belongs to a tenant without a company', tenant: 'Unlinked' }),
  agent(11, 'federated', 'Fay Derated', { about: 'Signs in at the company’s identity provider', signOn: 'sso' }),
  agent(12, 'sjefferson', 'Sam Jefferson', { about: 'Another tenant’s agent of the same name', tenant: 'Southwind' }),
];

/**
 * @param {number} number
 * @param {string} username
 * @param {string} name
 * @param {Partial<GenesysAgent> & { about: string }} more
 * @returns {GenesysAgent}
 */
function agent(number, username, name, more) {
  const [firstName = '', lastName = ''] = name.split(' ');
  const isInternal = username.includes('@');
  const email = isInternal ? username : `${firstName}.${lastName}@northwind.example`.toLowerCase();
  return {
    kind: isInternal ? 'internal' : 'external',
    username,
    tenant: 'Northwind',
    password: DEMO_PASSWORD,
    firstName,
    lastName,
    email,
    dbid: 1000 + number,
    authorities: [AGENT],
    contacts: {},
    signOn: 'basic',
    mustChangePassword: false,
    passwordIn: 'configuration',
    cloudOrg: 'northwind',
    cloudOrgs: ['northwind'],
    cloudMfa: false,
    ...more,
  };
}
