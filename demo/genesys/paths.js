import { DEMO_PASSWORD } from '../provider/agents.js';
import { twoFactorPolicy } from './settings.js';

/** @typedef {import('../simulators/simulator.js').Path<import('./settings.js').GenesysSettings>} Path */

const internal = { twoFactor: twoFactorPolicy({ generator: 'internal' }) };

/** @type {readonly Path[]} */
export const GENESYS_PATHS = [
  engage('genesys', 'Password', { what: 'You say who you are, then type the password.' }),
  engage('genesys-internal', 'Password, as a user of Intelligent Automation', {
    username: 'rosa.read@northwind.example',
    what: 'You say who you are by e-mail address, then type the password.',
  }),
  engage('genesys-tenant', 'Another tenant', {
    username: 'Southwind\\sjefferson',
    tenant: 'Southwind',
    what: 'You name the tenant with your name, and come in as somebody else than at Northwind.',
  }),
  engage('genesys-company', 'A tenant from a list', {
    tenant: 'Southwind',
    what: 'You say who you are and choose your tenant. With Southwind you come in as Sam Jefferson.',
  }),
  engage('genesys-form', 'Name and password on one form', {
    what: 'You type both at once. Who you are, Genesys says in a JSON Web Token.',
  }),
  engage('genesys-page', 'The sign-in page of Genesys', {
    what: 'You are sent to the sign-in page at once, and come back.',
  }),
  engage('genesys-sso', 'The company’s identity provider', {
    username: 'federated',
    what: 'You say who you are, and sign in on the sign-in page.',
  }),
  engage('genesys-two-factor', 'A code, by e-mail or text message', {
    factor: 'email or sms',
    username: 'rosa.read@northwind.example',
    what: 'The sign-in page asks where to send a code. The inbox has it.',
    settings: internal,
  }),
  engage('genesys-two-factor-one', 'A code by e-mail', {
    factor: 'email',
    username: 'carol.ng@northwind.example',
    what: 'The sign-in page sends a code to the only address there is. After a wrong one it sends another.',
    settings: internal,
  }),
  engage('genesys-two-factor-none', 'A code that cannot be sent', {
    factor: 'none verified',
    username: 'nora.number@northwind.example',
    what: 'You are handed over to a person: nobody has verified a way to reach you.',
    settings: internal,
  }),
  engage('genesys-two-factor-external', 'A code of another application', {
    factor: 'app',
    username: 'rosa.read@northwind.example',
    what: 'The sign-in page asks for the code of your device. The inbox shows it.',
    settings: { twoFactor: twoFactorPolicy({ generator: 'external' }) },
  }),
  engage('genesys-change', 'A password that has to be changed', {
    username: 'temporary',
    what: 'You choose a new password before you come in.',
  }),
  engage('genesys-directory', 'A password that has to be changed elsewhere', {
    username: 'directory',
    what: 'You are told to change the password in your company’s directory.',
  }),
  engage('genesys-external-off', 'External sign-in is off', {
    what: 'You are refused: users of Configuration Server may not sign in here.',
    settings: { externalAuthenticationMode: 'None' },
  }),
  engage('genesys-no-company', 'No company', {
    username: 'Unlinked\\no-company',
    tenant: 'Unlinked',
    what: 'You are refused: your tenant is linked to no company.',
  }),
  engage('genesys-default-company', 'The company for tenants without one', {
    username: 'Unlinked\\no-company',
    tenant: 'Unlinked',
    what: 'Your tenant is linked to no company, and you come in with the one that is set for this.',
    settings: { defaultCompany: 'northwind' },
  }),
  engage('genesys-no-roles', 'No roles', {
    username: 'no-roles',
    what: 'Your password is right, and nothing has been assigned to you.',
  }),
  cloud('genesys-cloud', 'Genesys Cloud', 'none', {
    username: 'sarah.jefferson@northwind.example',
    what: 'You sign in at Genesys Cloud and come back.',
  }),
  cloud('genesys-cloud-mfa', 'Genesys Cloud with an authenticator', 'app', {
    username: 'miguel.garcia@northwind.example',
    tenant: 'southwind',
    what: 'Genesys Cloud asks for the code of your app. The inbox shows it.',
  }),
  cloud('genesys-cloud-sso', 'Genesys Cloud by single sign-on', 'none', {
    username: 'sarah.jefferson@northwind.example',
    what: 'With organisation and provider named, you go straight to the identity provider, and no app is asked for.',
  }),
];

/**
 * @param {string} id
 * @param {string} title
 * @param {Partial<Path> & { what: string }} more
 * @returns {Path}
 */
function engage(id, title, more) {
  return {
    id,
    mode: 'engage',
    factor: 'none',
    title,
    username: 'sjefferson',
    password: DEMO_PASSWORD,
    tenant: 'Northwind',
    ...more,
  };
}

/**
 * @param {string} id
 * @param {string} title
 * @param {string} factor
 * @param {Partial<Path> & { username: string, what: string }} more
 * @returns {Path}
 */
function cloud(id, title, factor, more) {
  return { id, mode: 'cloud', factor, title, password: DEMO_PASSWORD, tenant: 'northwind', ...more };
}
