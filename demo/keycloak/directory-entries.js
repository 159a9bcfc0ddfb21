import { createHash, randomBytes } from 'node:crypto';

import { DEMO_PASSWORD } from '../provider/agents.js';

/** What every entry of the directory stands below. */
export const SUFFIX = 'dc=northwind,dc=example';

/** Who may read it: the entry that Keycloak signs in to the directory with. */
export const READER = `cn=keycloak,${SUFFIX}`;

/** Where people, their groups and their roles stand. */
export const PLACES = { people: `ou=people,${SUFFIX}`, groups: `ou=groups,${SUFFIX}`, roles: `ou=roles,${SUFFIX}` };

/**
 * The directory's entries as LDIF (RFC 2849): people who sign in with a password that only the directory knows, what
 * they belong to, and the entry of the one who reads all that.
 *
 * @param {readonly import('./people.js').Person[]} people whose groups and roles are plain names
 * @param {string} readerPassword
 * @returns {string}
 */
export function directoryEntries(people, readerPassword) {
  const dnOf = (/** @type {string} */ username) => `uid=${username},${PLACES.people}`;
  /** @param {'groups' | 'roles'} kind */
  const groupsOf = (kind) =>
    [...new Set(people.flatMap((person) => person[kind]))].map((name) =>
      entry(`cn=${name},${PLACES[kind]}`, {
        objectClass: 'groupOfNames',
        cn: name,
        member: people.filter((person) => person[kind].includes(name)).map(({ username }) => dnOf(username)),
      }),
    );
  return [
    entry(SUFFIX, { objectClass: ['organization', 'dcObject'], o: 'Northwind', dc: 'northwind' }),
    entry(READER, {
      objectClass: ['organizationalRole', 'simpleSecurityObject'],
      cn: 'keycloak',
      userPassword: hashed(readerPassword),
    }),
    ...Object.entries(PLACES).map(([ou, dn]) => entry(dn, { objectClass: 'organizationalUnit', ou })),
    ...people.map(({ username, firstName, lastName }) =>
      entry(dnOf(username), {
        objectClass: 'inetOrgPerson',
        uid: username,
        cn: `${firstName} ${lastName}`,
        givenName: firstName,
        sn: lastName,
        mail: `${username}@northwind.example`,
        userPassword: hashed(DEMO_PASSWORD),
      }),
    ),
    ...groupsOf('groups'),
    ...groupsOf('roles'),
  ].join('\n');
}

/** @param {string} dn @param {Record<string, string | string[]>} attributes */
function entry(dn, attributes) {
  const lines = Object.entries(attributes).flatMap(([name, values]) =>
    [values].flat().map((value) => line(name, value)),
  );
  return [line('dn', dn), ...lines, ''].join('\n');
}

/** Text that is not plain has to be in base64; any other may be. @param {string} name @param {string} value */
const line = (name, value) => `${name}:: ${Buffer.from(value).toString('base64')}`;

/** A password as directories keep it: salted SHA-1, the one that every `slapd` has without a module. @param {string} password */
function hashed(password) {
  const salt = randomBytes(8);
  const digest = createHash('sha1').update(password).update(salt).digest();
  return `{SSHA}${Buffer.concat([digest, salt]).toString('base64')}`;
}
