import { personOf, virtualPerson } from './person.js';

/**
 * @typedef {import('../simulators/exchange.js').Exchange} Exchange
 * @typedef {import('./settings.js').UnbluSettings} UnbluSettings
 * @typedef {import('./person.js').Person} Person
 *
 * @typedef {object} Entry one of the two ways into the server
 * @property {'internal' | 'public'} kind
 * @property {string} path
 * @property {readonly import('./settings.js').Source[]} sources
 */

/**
 * The entry path that a request came by. Where both have the same prefix, only the internal configuration counts.
 *
 * @param {UnbluSettings} settings
 * @param {string} path
 * @returns {Entry | undefined}
 */
export function entryOf({ internalPath, publicPath, internalSources, publicSources }, path) {
  const isSame = internalPath === publicPath;
  // Nobody without a sign-in is an agent: the server refuses the value.
  const sources = isSame ? internalSources : internalSources.filter((source) => source !== 'NONE');
  if (path.startsWith(`${internalPath}/`)) return { kind: 'internal', path: internalPath, sources };
  if (path.startsWith(`${publicPath}/`)) return { kind: 'public', path: publicPath, sources: publicSources };
  return undefined;
}

/**
 * Whether someone with this role may sign in here.
 *
 * @param {Entry} entry
 * @param {import('./agents.js').Role} role
 */
export const admits = ({ kind }, role) =>
  kind === 'public' ? role === 'WEBUSER' : role !== 'WEBUSER' && role !== 'ANONYMOUS_USER';

/**
 * The person that a gateway's headers name, if the entry path believes them. Visitors are always virtual; an agent is
 * one of the server's own users where there is one of that name.
 *
 * @param {object} options
 * @param {Exchange} options.exchange
 * @param {Entry} options.entry
 * @param {UnbluSettings} options.settings
 * @param {(username: string) => import('./agents.js').UnbluAgent | undefined} options.find
 * @returns {Person | undefined}
 */
export function propagatedPerson({ exchange, entry, settings, find }) {
  const userId = exchange.headers[settings.propagatedUserId];
  if (!entry.sources.includes('PROPAGATED') || typeof userId !== 'string' || userId === '') return undefined;
  if (entry.kind === 'public') return virtualPerson(userId, 'WEBUSER', { username: userId });
  const known = find(userId);
  if (known !== undefined) return personOf(known);
  const role = exchange.headers[settings.propagatedRole];
  const isRole = role === 'SUPERVISOR' || role === 'ADMIN';
  return virtualPerson(userId, isRole ? role : 'REGISTERED_USER', { username: userId });
}
