import { createHash } from 'node:crypto';

/**
 * Who a request comes from.
 *
 * @typedef {object} Person
 * @property {string} id
 * @property {'USER_DB' | 'VIRTUAL'} source
 * @property {string} sourceId
 * @property {string} username empty for visitors
 * @property {string} firstName
 * @property {string} lastName
 * @property {string} email
 * @property {import('./agents.js').Role} role
 */

/** The one account of the server. */
export const ACCOUNT = Object.freeze({ id: 'bm9ydGh3aW5kLWFjY291bnQ', name: 'Northwind' });

/** @param {import('./agents.js').UnbluAgent} agent @returns {Person} */
export function personOf({ id, username, firstName, lastName, email, role }) {
  return { id, source: 'USER_DB', sourceId: username, username, firstName, lastName, email, role };
}

/**
 * Somebody the server keeps no account of: a visitor, or a user id that a gateway vouches for.
 *
 * @param {string} sourceId
 * @param {import('./agents.js').Role} role
 * @param {Partial<Person>} [more]
 * @returns {Person}
 */
export function virtualPerson(sourceId, role, more = {}) {
  const id = createHash('sha256').update(`virtual ${sourceId}`).digest('base64url').slice(0, 22);
  return { id, source: 'VIRTUAL', sourceId, username: '', firstName: '', lastName: '', email: '', role, ...more };
}

/** @param {Person} person */
export const isAuthenticated = ({ role }) => role !== 'ANONYMOUS_USER';

/** @param {Person} person */
export const displayName = ({ firstName, lastName, username }) =>
  `${firstName} ${lastName}`.trim() || username || 'Visitor';

/** `PersonData` of the web API v4. @param {Person} person @param {Date} now */
export function personData(person, now) {
  const { id, source, sourceId, username, firstName, lastName, email, role } = person;
  const isAgent = role !== 'ANONYMOUS_USER' && role !== 'WEBUSER';
  return {
    $_type: 'PersonData',
    id,
    creationTimestamp: 1_700_000_000_000,
    modificationTimestamp: now.getTime(),
    version: 1,
    accountId: ACCOUNT.id,
    personSource: source,
    sourceId,
    firstName,
    lastName,
    username,
    nickname: null,
    displayName: displayName(person),
    personType: isAgent ? 'AGENT' : 'VISITOR',
    authorizationRole: role,
    email,
    phone: null,
    teamId: isAgent ? 'bm9ydGh3aW5kLXRlYW0tMDE' : null,
    labels: [],
    metadata: {},
  };
}

/** What a role may do, as the web API v3 names it. The names of Unblu's permissions are not public. @param {Person} person */
export function permissionsOf({ role }) {
  const steps = ['WEBUSER', 'REGISTERED_USER', 'SUPERVISOR', 'ADMIN', 'TECHNICAL_ADMIN', 'SUPER_ADMIN'];
  return steps.slice(0, steps.indexOf(role) + 1).map((step) => `authorization.role.${step.toLowerCase()}`);
}
