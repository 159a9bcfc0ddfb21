import { randomBytes, randomUUID } from 'node:crypto';

/** How long a code is good for, in seconds. Not documented. */
const CODE_LIFE = 60;

/**
 * @typedef {import('./directory.js').Person} Person
 * @typedef {ReturnType<typeof createTokens>} Tokens
 *
 * @typedef {object} Grant
 * @property {Person} person
 * @property {string} clientId
 * @property {string} scope
 *
 * @typedef {Grant & { expires: number }} Held milliseconds since the epoch
 * @typedef {Grant & { redirectUri: string, challenge: string | undefined }} CodeGrant
 */

/**
 * Opaque tokens and codes, in memory.
 *
 * @param {() => Date} now
 */
export function createTokens(now) {
  /** @type {Map<string, Held>} */
  const access = new Map();
  /** @type {Map<string, Held>} */
  const refresh = new Map();
  /** @type {Map<string, CodeGrant & Held>} */
  const codes = new Map();
  /** @type {Map<string, Person>} */
  const sessions = new Map();
  const after = (/** @type {number} */ seconds) => now().getTime() + seconds * 1000;

  /** @template {Held} Kept @param {Map<string, Kept>} kept @param {string} key */
  const valid = (kept, key) => {
    const found = kept.get(key);
    return found !== undefined && found.expires > now().getTime() ? found : undefined;
  };

  return {
    /** @param {Grant} grant @param {{ access: number, refresh: number }} ttl in seconds; no refresh token for 0 */
    mint(grant, ttl) {
      const token = randomUUID();
      access.set(token, { ...grant, expires: after(ttl.access) });
      if (ttl.refresh === 0) return { token, refreshToken: undefined };
      const refreshToken = randomBytes(24).toString('base64url');
      refresh.set(refreshToken, { ...grant, expires: after(ttl.refresh) });
      return { token, refreshToken };
    },

    /** @param {string | undefined} authorization a header field */
    bearer(authorization) {
      const [, token = ''] = /^bearer (\S+)$/i.exec(authorization ?? '') ?? [];
      return valid(access, token);
    },

    /** @param {string | undefined} authorization */
    revoke(authorization) {
      access.delete((authorization ?? '').replace(/^bearer /i, ''));
    },

    /** @param {string} token @param {boolean} spend */
    refreshGrant(token, spend) {
      const grant = valid(refresh, token);
      if (spend) refresh.delete(token);
      return grant;
    },

    /** @param {CodeGrant} grant */
    code(grant) {
      const code = randomBytes(18).toString('base64url');
      codes.set(code, { ...grant, expires: after(CODE_LIFE) });
      return code;
    },

    /** A code is good once. @param {string} code */
    takeCode(code) {
      const grant = valid(codes, code);
      codes.delete(code);
      return grant;
    },

    /** @param {Person} person */
    openSession(person) {
      const id = randomBytes(18).toString('base64url');
      sessions.set(id, person);
      return id;
    },

    /** @param {string | undefined} id */
    session: (id) => sessions.get(id ?? ''),

    /** @param {string | undefined} id */
    closeSession: (id) => sessions.delete(id ?? ''),

    /** Everything of a person, or of everybody. @param {Person} [person] */
    end(person) {
      for (const kept of [access, refresh, codes]) {
        for (const [key, grant] of kept) if (person === undefined || grant.person === person) kept.delete(key);
      }
      for (const [id, owner] of sessions) if (person === undefined || owner === person) sessions.delete(id);
    },
  };
}
