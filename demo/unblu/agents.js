import { DEMO_PASSWORD } from '../provider/agents.js';

/**
 * @typedef {'SUPER_ADMIN' | 'TECHNICAL_ADMIN' | 'ADMIN' | 'SUPERVISOR' | 'REGISTERED_USER' | 'WEBUSER' |
 *   'ANONYMOUS_USER'} Role
 *
 * @typedef {object} UnbluAgent
 * @property {string} id
 * @property {string} username
 * @property {string | undefined} password undefined: the user has none and cannot sign in by one
 * @property {string} firstName
 * @property {string} lastName
 * @property {Role} role
 * @property {string} email
 * @property {string} about one line for the start page
 */

/** @type {readonly UnbluAgent[]} */
export const UNBLU_AGENTS = [
  agent(1, 'sjefferson', 'Sarah Jefferson', 'REGISTERED_USER', 'Agent'),
  agent(2, 'mgarcia', 'Miguel García', 'SUPERVISOR', 'Supervisor'),
  agent(3, 'aowens', 'Alex Owens', 'ADMIN', 'Administrator'),
  agent(4, 'superadmin', 'Sue Padmin', 'SUPER_ADMIN', 'The account of the installation'),
  agent(5, 'carol', 'Carol Ng', 'WEBUSER', 'Visitor, who signs in on the public path alone'),
  { ...agent(6, 'nopassword', 'Noor Pass', 'REGISTERED_USER', 'Has no password'), password: undefined },
];

/**
 * @param {number} number
 * @param {string} username
 * @param {string} name
 * @param {Role} role
 * @param {string} about
 * @returns {UnbluAgent}
 */
function agent(number, username, name, role, about) {
  const [firstName = '', lastName = ''] = name.split(' ');
  const email = `${username}@northwind.example`;
  // As Unblu's own: 22 characters of the base64url alphabet.
  const id = `dW5ibHUtYWdlbnQtMDAw${String(number).padStart(2, '0')}`;
  return { id, username, password: DEMO_PASSWORD, firstName, lastName, role, email, about };
}
