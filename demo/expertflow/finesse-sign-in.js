import { request } from 'node:http';

import { child, parseXml } from '../simulators/parse-xml.js';
import { missingTeamGroup } from './admission.js';
import { idOf } from './permissions.js';
import { loginRefusal } from './refusal.js';
import { createUser } from './user.js';

/**
 * @typedef {object} FinesseGiven
 * @property {string} username
 * @property {string} password of Finesse, where there is no single sign-on
 * @property {string} authToken of Finesse, where there is
 * @property {boolean} authWithSSO
 * @property {string} finesseUrl
 * @property {string[]} roles to be given to the user
 * @property {string | undefined} extension
 */

/** The password in Keycloak of everyone who came by single sign-on: the library has one for all of them. */
export const SSO_PASSWORD = 'one-for-all-1A';

/**
 * Signs an agent of Finesse in: asks Finesse who it is, and mirrors that into the realm. Whoever knows the fixed
 * password of those who came by single sign-on can sign in as any of them; so it is in the library.
 *
 * @param {import('./realm.js').Realm} realm
 * @param {FinesseGiven} given
 * @param {Date} now
 * @returns {Promise<import('./user.js').User>} rejects with a refusal, or with what `fetchUser` rejects with
 */
export async function finesseUser(realm, given, now) {
  const { username, password, authToken, authWithSSO, finesseUrl, roles, extension } = given;
  const authorization = authWithSSO
    ? `Bearer ${authToken}`
    : `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const { status, reason, body } = await fetchUser(
    `${finesseUrl}/finesse/api/User/${encodeURIComponent(username)}`,
    authorization,
  );
  if (status !== 200) throw finesseRefusal(status, reason);

  const found = parseXml(body);
  const text = (/** @type {string} */ name) => child(found, name)?.text ?? '';
  const team = text('teamName') === '' ? 'default' : text('teamName');
  if (!realm.settings.teams.includes(team)) throw missingTeamGroup();
  const known = realm.find(text('loginId'));
  const isSupervisor = roles.includes('supervisor');
  const user =
    known ??
    createUser(
      {
        id: idOf(`${realm.name} ${text('loginId')}`),
        username: text('loginId'),
        password: '',
        firstName: text('firstName'),
        lastName: text('lastName'),
        about: 'Agent of Finesse',
        roles: [],
        groups: [],
        team,
        supervised: [],
        extension: '',
        registered: false,
        account: 'active',
      },
      now,
    );
  Object.assign(user, {
    password: authWithSSO ? SSO_PASSWORD : password,
    roles: [...new Set([...user.roles, ...roles])],
    groups: [isSupervisor ? 'senior_agents_permission' : 'agents_permission'],
    team,
    supervised: (child(found, 'teams')?.children ?? []).map((each) => child(each, 'name')?.text ?? ''),
    extensions: [extension ?? text('extension')],
  });
  if (known === undefined) realm.add(user);
  return user;
}

/** Finesse cannot be reached at all. */
export class FinesseUnreachable extends Error {}

/** @param {string} finesseUrl */
export const finesseInaccessible = (finesseUrl) =>
  finesseRefusal(408, `Finesse server not accessible against URL: ${finesseUrl}`);

/** @param {number} status @param {string} reason */
function finesseRefusal(status, reason) {
  return loginRefusal(
    status,
    reason,
    'Finesse Authentication Error: An error occurred while authenticating the user via finesse.',
  );
}

/**
 * @param {string} address only a server of this computer is asked
 * @param {string} authorization
 * @returns {Promise<{ status: number, reason: string, body: string }>} rejects with `FinesseUnreachable`
 */
function fetchUser(address, authorization) {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isLocal = url !== undefined && url.protocol === 'http:' && /^(?:.+\.)?localhost$/.test(url.hostname);
  if (!isLocal) return Promise.reject(new FinesseUnreachable());
  return new Promise((resolve, reject) => {
    const { port, host, pathname, search } = url;
    // Node does not resolve `*.localhost`.
    const options = { host: '127.0.0.1', port, path: pathname + search, agent: false };
    const asking = request({ ...options, headers: { Host: host, Authorization: authorization } }, async (response) => {
      const chunks = [];
      for await (const chunk of response) chunks.push(chunk);
      const { statusCode: status = 0, statusMessage: reason = '' } = response;
      resolve({ status, reason, body: Buffer.concat(chunks).toString('utf8') });
    });
    asking.on('error', () => reject(new FinesseUnreachable()));
    asking.end();
  });
}
