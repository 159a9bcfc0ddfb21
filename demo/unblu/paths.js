import { DEMO_PASSWORD } from '../provider/agents.js';
import { OLDER } from './settings.js';

/** @typedef {import('../simulators/simulator.js').Path<import('./settings.js').UnbluSettings>} Path */

/** @type {readonly Path[]} */
export const UNBLU_PATHS = [
  path('unblu', 'local', 'Password', { what: 'You type user name and password.' }),
  path('unblu-older', 'local', 'Password, older release', {
    what: 'You type user name and password. The server has the older web API and the older entry path.',
    settings: OLDER,
  }),
  path('unblu-visitor', 'local', 'Password, as a visitor', {
    username: 'carol',
    what: 'You type user name and password. The public entry path takes visitors, and no agent.',
  }),
  path('unblu-no-password', 'local', 'A user without a password', {
    username: 'nopassword',
    what: 'You are refused in the same words as for a wrong password.',
  }),
  path('unblu-setup', 'local', 'An installation that is not finished', {
    what: 'You are refused: the password file of the installation is still there.',
    settings: { superadminPasswordFile: true },
  }),
  path('unblu-token', 'secure-token', 'Secure token', {
    username: 'carol',
    what: 'You type nothing: the site knows you and vouches for you with a signed token.',
    settings: { gatewayUser: 'carol' },
  }),
  path('unblu-propagated', 'propagated', 'Identity from the gateway', {
    what: 'You type nothing: the gateway has signed you in, and the page learns who you are. Sign in somebody else at the gateway, and your session ends.',
    settings: { internalSources: ['PROPAGATED'], gatewayUser: 'sjefferson' },
  }),
  path('unblu-change', 'propagated', 'Change of agent', {
    what: 'You type nothing. Sign in somebody else at the gateway, and the desk becomes theirs: this site allows it.',
    settings: {
      internalSources: ['PROPAGATED'],
      gatewayUser: 'sjefferson',
      allowedTransitions: ['authenticated-to-other'],
    },
  }),
  path('unblu-anonymous', 'anonymous', 'Without a name', {
    username: '',
    what: 'You type nothing and stay a visitor without a name.',
  }),
];

/**
 * @param {string} id
 * @param {'local' | 'secure-token' | 'propagated' | 'anonymous'} mode
 * @param {string} title
 * @param {{ username?: string, what: string, settings?: Path['settings'] }} more
 * @returns {Path}
 */
function path(id, mode, title, { username = 'sjefferson', what, settings }) {
  const password = mode === 'local' && username !== 'nopassword' ? DEMO_PASSWORD : '';
  return { id, mode, factor: 'none', title, username, password, what, ...(settings === undefined ? {} : { settings }) };
}
