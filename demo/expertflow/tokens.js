import { randomUUID } from 'node:crypto';

import { SignJWT, jwtVerify } from 'jose';

import { signingKeyOf } from '../simulators/signing-key.js';
import { permissionsOf } from './permissions.js';
import { Refusal } from './refusal.js';

/**
 * @typedef {Awaited<ReturnType<typeof createTokens>>} Tokens
 * @typedef {import('./user.js').User} User
 * @typedef {import('./realm.js').Realm} Realm
 *
 * @typedef {object} AccessClaims
 * @property {string} sub
 * @property {string} scope
 * @property {{ roles: string[] }} realm_access
 * @property {{ permissions: import('./permissions.js').Permission[] }} authorization
 */

/** What Keycloak gives every human. @param {string} realm */
export const everyRole = (realm) => ['offline_access', 'uma_authorization', `default-roles-${realm}`];

/**
 * The tokens of the realm's Keycloak, as the library hands them on: the access token is a requesting party token with
 * the permissions in it, and a refresh gives a new one and nothing else.
 *
 * @param {object} options
 * @param {string} options.origin
 * @param {import('../simulators/controls.js').Controls['clock']} options.clock
 */
export async function createTokens({ origin, clock }) {
  const { publicKey, privateKey, jwk } = await signingKeyOf('expertflow');
  /** @type {Map<string, { realm: Realm, user: User, session: string, expires: number, used: boolean }>} */
  const grants = new Map();
  const seconds = () => Math.floor(clock.now().getTime() / 1000);
  const issuerOf = (/** @type {Realm} */ { name }) => `${origin}/auth/realms/${name}`;

  /** @param {Realm} realm @param {User} user @param {string} session */
  const mintAccess = (realm, user, session) =>
    new SignJWT({
      typ: 'Bearer',
      azp: 'cim',
      sid: session,
      acr: '1',
      scope: 'email profile',
      realm_access: { roles: [...user.roles, ...everyRole(realm.name)] },
      authorization: { permissions: permissionsOf(user) },
      preferred_username: user.username,
      given_name: user.firstName,
      family_name: user.lastName,
      name: `${user.firstName} ${user.lastName}`,
    })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: jwk.kid })
      .setJti(randomUUID())
      .setIssuer(issuerOf(realm))
      .setAudience('cim')
      .setSubject(user.id)
      .setIssuedAt(seconds())
      .setExpirationTime(seconds() + realm.settings.accessTokenTtl)
      .sign(privateKey);

  return {
    keys: { keys: [jwk] },

    /** @param {Realm} realm @param {User} user */
    async mint(realm, user) {
      const session = randomUUID();
      const expires = seconds() + realm.settings.refreshTokenTtl;
      const refreshToken = await new SignJWT({ typ: 'Refresh', azp: 'cim', sid: session })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: jwk.kid })
        .setJti(randomUUID())
        .setIssuer(issuerOf(realm))
        .setSubject(user.id)
        .setIssuedAt(seconds())
        .setExpirationTime(expires)
        .sign(privateKey);
      grants.set(refreshToken, { realm, user, session, expires, used: false });
      return { token: await mintAccess(realm, user, session), refresh_token: refreshToken };
    },

    /**
     * @param {string} refreshToken
     * @returns {Promise<string>} the new access token; rejects with a refusal
     */
    async refresh(refreshToken) {
      const grant = grants.get(refreshToken);
      if (grant === undefined) throw refused('Invalid refresh token');
      const { realm, user, session, expires, used } = grant;
      if (expires <= seconds()) throw refused('Refresh Token Expired: The session is over. Please log in again.');
      if (realm.settings.revokeRefreshToken && used) throw refused('Maximum allowed refresh token reuse exceeded');
      grant.used = true;
      return mintAccess(realm, user, session);
    },

    /** @param {string} token @returns {Promise<AccessClaims>} rejects where it is not valid now, saying why */
    async verify(token) {
      const { payload } = await jwtVerify(token, publicKey, { audience: 'cim', currentDate: clock.now() });
      return /** @type {AccessClaims & import('jose').JWTPayload} */ (payload);
    },

    /** Ends every refresh token of a user, or of all. @param {User} [user] */
    revoke(user) {
      for (const [refreshToken, grant] of grants) {
        if (user === undefined || grant.user === user) grants.delete(refreshToken);
      }
    },
  };
}

/** `{"status","message"}` @param {string} message */
function refused(message) {
  return new Refusal('plain', 400, { status: 400, message });
}
