import { DEMO_PASSWORD } from '../provider/agents.js';
import { expertflowSettings } from './settings.js';

/** @typedef {import('../simulators/simulator.js').Path<import('./settings.js').ExpertflowSettings>} Path */

/** The gateway in front asks for a token wherever one is needed. */
const gateway = { ...expertflowSettings().gateway, auth: true, exceptions: /** @type {const} */ ('complete') };

/** @type {readonly Path[]} */
export const EXPERTFLOW_PATHS = [
  path('expertflow', 'expertflow', 'none', 'Password', {
    what: 'You type user name and password. The gateway lets nobody without a token pass.',
    settings: { gateway },
  }),
  path('expertflow-supervisor', 'expertflow', 'none', 'Password, as a supervisor', {
    username: 'mgarcia',
    what: 'You get the permissions of a supervisor, and the teams.',
  }),
  path('expertflow-app-first', 'app', 'app', 'Authenticator, the first time', {
    what: 'You scan a code or type a key, and confirm with six digits. The inbox shows what your app would show.',
  }),
  path('expertflow-app', 'app', 'app', 'Authenticator', {
    username: 'mgarcia',
    what: 'You type the six digits of your app. The inbox shows them.',
  }),
  path('expertflow-app-18-first', 'app-18', 'app', 'Authenticator, older release, the first time', {
    what: 'You scan a code or type a key, and confirm with six digits. The inbox shows what your app would show.',
  }),
  path('expertflow-app-18', 'app-18', 'app', 'Authenticator, older release', {
    username: 'mgarcia',
    what: 'You type the six digits of your app. The inbox shows them.',
  }),
  path('expertflow-sms-first', 'sms', 'sms', 'Text message, the first time', {
    what: 'You name your phone, confirm it and type the code from the inbox.',
  }),
  path('expertflow-sms', 'sms', 'sms', 'Text message', {
    username: 'mgarcia',
    what: 'A code is in the inbox at once. It can be sent again.',
  }),
  path('expertflow-sms-18-first', 'sms-18', 'sms', 'Text message, older release, the first time', {
    what: 'You name your phone in digits, confirm it and type the code from the inbox.',
  }),
  path('expertflow-sms-18', 'sms-18', 'sms', 'Text message, older release', {
    username: 'mgarcia',
    what: 'A code is in the inbox at once. For another one you sign in again.',
  }),
  path('expertflow-email-first', 'email', 'email', 'E-mail, the first time', {
    what: 'You name your address, confirm it and type the code from the inbox.',
  }),
  path('expertflow-email', 'email', 'email', 'E-mail', {
    username: 'mgarcia',
    what: 'A code is in the inbox at once. It can be sent again.',
  }),
  path('expertflow-rsa', 'rsa', 'rsa', 'RSA SecurID', {
    what: 'You type eight characters of a PIN and six digits of a token. The inbox shows all fourteen.',
  }),
  path('expertflow-temporary', 'expertflow', 'none', 'A password that has to be changed', {
    username: 'temporary',
    what: 'You choose a new password before you come in.',
  }),
  path('expertflow-expiring', 'expertflow', 'none', 'A password that expires soon', {
    username: 'expiring',
    what: 'You are told that it does, and change it or put it off. Then you come in.',
  }),
  path('expertflow-admin', 'expertflow', 'none', 'Password, at unified-admin', {
    username: 'aowens',
    what: 'You come in as an administrator, who needs no team.',
  }),
  path('expertflow-finesse', 'expertflow', 'none', 'Password of Cisco Finesse', {
    mode: 'Finesse',
    username: 'rread',
    extension: '1001003',
    behind: { system: 'finesse', settings: { authMode: 'NON_SSO' } },
    what: 'You type what you have at Finesse, and the phone. Expertflow asks Finesse whether it is right.',
  }),
  path('expertflow-finesse-sso', 'expertflow', 'none', 'Single sign-on of Cisco Finesse', {
    mode: 'Finesse with SSO',
    behind: { system: 'finesse', settings: { authMode: 'SSO' } },
    what: 'You sign in at the identity provider of Finesse, and Expertflow takes its word.',
  }),
  path('expertflow-disabled', 'expertflow', 'none', 'A disabled account', {
    username: 'disabled',
    what: 'You are refused, and told whom to ask.',
  }),
  path('expertflow-no-team', 'expertflow', 'none', 'No team', {
    username: 'lacks-team',
    what: 'You are refused: an agent has to be on a team.',
  }),
];

/**
 * @param {string} id
 * @param {string} tenant
 * @param {string} factor
 * @param {string} title
 * @param {Pick<Path, 'what'> & Partial<Pick<Path, 'mode' | 'username' | 'extension' | 'behind' | 'settings'>>} more
 * @returns {Path}
 */
function path(id, tenant, factor, title, more) {
  return { id, mode: 'standalone', factor, title, username: 'sjefferson', password: DEMO_PASSWORD, tenant, ...more };
}
