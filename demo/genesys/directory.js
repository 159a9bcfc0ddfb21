import { newSecret } from '../simulators/totp.js';
import { GENESYS_AGENTS } from './agents.js';

/**
 * @typedef {import('./settings.js').GenesysSettings} Settings
 * @typedef {import('./agents.js').GenesysAgent & Changing} Person
 *
 * @typedef {object} Changing
 * @property {string} id of Genesys Cloud
 * @property {string} otpSecret of the authenticator or of the external application
 * @property {number} wrongCodes in a row, in Genesys Cloud
 * @property {number} lockedUntil milliseconds since the epoch
 * @property {boolean} undeliverable true: what is sent to the person cannot be sent
 *
 * @typedef {ReturnType<typeof createDirectory>} Directory
 */

/** The users of Intelligent Automation and of Configuration Server, and their companies. @param {Settings} settings */
export function createDirectory(settings) {
  /** @type {Person[]} */
  let people = seeded();

  return {
    reset() {
      people = seeded();
    },

    /**
     * @param {string} name as it is typed: alone, or after `TENANT\`
     * @param {string} [tenant] where the name has none. Default: the first one that knows the name
     * @returns {Person | undefined}
     */
    find(name, tenant = '') {
      const [alone = '', named = tenant] = name.trim().split('\\').reverse();
      const isHere = (/** @type {Person} */ person) => named === '' || same(person.tenant, named);
      return people.find((person) => same(person.username, alone) && isHere(person));
    },

    /** @param {string} email @returns {Person | undefined} somebody of Genesys Cloud */
    findByEmail: (email) => people.find((person) => same(person.email, email.trim())),

    /** @param {Person} person @returns {string | undefined} undefined: neither a link nor a default */
    companyOf: ({ tenant }) => settings.tenants[tenant]?.company ?? settings.defaultCompany,

    /**
     * @param {Person} person
     * @param {{ oldPassword: string, newPassword: string }} given
     * @returns {boolean} false: it could not be changed
     */
    changePassword(person, { oldPassword, newPassword }) {
      const { kind, password, passwordIn } = person;
      if (passwordIn === 'directory' || password !== oldPassword || newPassword === password || newPassword === '') {
        return false;
      }
      const isLong = newPassword.length >= 8 && newPassword.length <= 15;
      const isMixed = /\p{L}/u.test(newPassword) && /\d/.test(newPassword);
      if (kind === 'internal' && !(isLong && (isMixed || !settings.strictPasswords))) return false;
      Object.assign(person, { password: newPassword, mustChangePassword: false });
      return true;
    },
  };
}

/** @param {string} one @param {string} other */
const same = (one, other) => one.toLowerCase() === other.toLowerCase();

/** @returns {Person[]} */
const seeded = () =>
  GENESYS_AGENTS.map((agent) => ({
    ...agent,
    id: `4f6d2c18-7a3e-4e0b-9c51-0d2b8e6f${agent.dbid}`,
    otpSecret: newSecret(),
    wrongCodes: 0,
    lockedUntil: 0,
    undeliverable: false,
  }));
