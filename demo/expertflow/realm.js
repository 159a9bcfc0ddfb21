import { EXPERTFLOW_AGENTS } from './agents.js';
import { createUser } from './user.js';

/**
 * A tenant: a realm of Keycloak with its users.
 *
 * @typedef {object} Realm
 * @property {string} name
 * @property {import('./settings.js').TenantSettings} settings as they are now
 * @property {(name: string) => import('./user.js').User | undefined} find
 * @property {(contact: string) => import('./user.js').User | undefined} findByContact
 * @property {(user: import('./user.js').User) => void} add
 */

/**
 * Realms by name, each with the seeded agents.
 *
 * @param {import('./settings.js').ExpertflowSettings} settings
 * @param {() => Date} now
 */
export function createRealms(settings, now) {
  /** @type {Map<string, Realm>} */
  const realms = new Map();

  /** @param {string} name @returns {Realm | undefined} undefined where there is no such tenant */
  const find = (name) => {
    if (settings.tenants[name] === undefined) return undefined;
    const known = realms.get(name);
    if (known !== undefined) return known;
    const users = EXPERTFLOW_AGENTS.map((agent) => createUser(agent, now()));
    /** @type {Realm} */
    const realm = {
      name,
      get settings() {
        const current = settings.tenants[name];
        if (current === undefined) throw new RangeError(`There is no tenant ${name}.`);
        return current;
      },
      find: (username) => users.find((user) => user.username === username.trim().toLowerCase()),
      findByContact: (contact) => users.find((user) => [user.pendingContact, user.phone].includes(contact)),
      add: (user) => users.push(user),
    };
    realms.set(name, realm);
    return realm;
  };
  return { find, reset: () => realms.clear() };
}
