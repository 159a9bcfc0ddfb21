import { randomBytes } from 'node:crypto';

import { SignJWT, jwtVerify } from 'jose';

import { signingKeyOf } from '../../simulators/signing-key.js';

/**
 * @typedef {Awaited<ReturnType<typeof createTokens>>} Tokens
 *
 * @typedef {object} TokenPair
 * @property {string} token the access token
 * @property {string} refreshToken
 * @property {number} expiresIn in seconds
 */

const REALM = 'northwind.example';

/** @param {string} name */
export const principal = (name) => ({ user_id: name, realm: REALM, user_principal: `${name}@${REALM}` });

/**
 * The tokens of the Identity Service: access and refresh token belong together, a refresh needs both or the refresh
 * token alone, and an access token that has been refreshed lives on until it expires by itself. The subject of the
 * access token is a JSON object in a string.
 *
 * @param {object} options
 * @param {import('../settings.js').FinesseSettings} options.settings
 * @param {import('../../simulators/controls.js').Controls['clock']} options.clock
 * @param {string} options.issuer
 */
export async function createTokens({ settings, clock, issuer }) {
  const { publicKey, privateKey } = await signingKeyOf('finesse');
  /** @type {Map<string, { name: string, token: string, expires: number }>} */
  const grants = new Map();
  const seconds = () => Math.floor(clock.now().getTime() / 1000);

  /** @param {string} name @param {string} reference to the refresh token */
  const mintAccess = (name, reference) => {
    const { user_principal: upn } = principal(name);
    const subject = { scope: ['cc_onprem_apps'], rt: reference, user_id: name, realm: REALM, upn };
    return new SignJWT({})
      .setProtectedHeader({ cty: 'JWT', alg: 'RS256' })
      .setIssuer(issuer)
      .setSubject(JSON.stringify(subject))
      .setIssuedAt(seconds())
      .setExpirationTime(seconds() + settings.accessTokenTtl)
      .setJti(randomBytes(9).toString('base64url'))
      .sign(privateKey);
  };

  /** @param {string} name @returns {Promise<TokenPair>} */
  const mint = async (name) => {
    const reference = randomBytes(20).toString('hex');
    const expires = seconds() + settings.refreshTokenTtl;
    const refreshToken = await new SignJWT({ rt: reference })
      .setProtectedHeader({ cty: 'JWT', alg: 'RS256' })
      .setIssuer(issuer)
      .setExpirationTime(expires)
      .sign(privateKey);
    const token = await mintAccess(name, reference);
    grants.set(refreshToken, { name, token, expires });
    return { token, refreshToken, expiresIn: settings.accessTokenTtl };
  };

  return {
    mint,

    /** @param {string} token @returns {Promise<string | undefined>} whose it is, while it is valid */
    async verifyAccess(token) {
      try {
        const { payload } = await jwtVerify(token, publicKey, { issuer, currentDate: clock.now() });
        const subject = JSON.parse(payload.sub ?? '');
        return String(subject.user_id);
      } catch {
        return undefined;
      }
    },

    /**
     * @param {object} given
     * @param {string} given.refreshToken
     * @param {string} given.name
     * @param {string | undefined} given.token the access token that is replaced; undefined: not named
     * @returns {Promise<TokenPair | undefined>} undefined where they do not belong together or have expired
     */
    async refresh({ refreshToken, name, token }) {
      const grant = grants.get(refreshToken);
      if (grant === undefined || grant.expires <= seconds() || grant.name.toLowerCase() !== name.toLowerCase()) {
        return undefined;
      }
      if (token !== undefined && token !== grant.token) return undefined;
      if (settings.refreshTokenRenewed) {
        grants.delete(refreshToken);
        return mint(grant.name);
      }
      const { rt } = JSON.parse(Buffer.from(refreshToken.split('.')[1] ?? '', 'base64url').toString('utf8'));
      grant.token = await mintAccess(grant.name, String(rt));
      return { token: grant.token, refreshToken, expiresIn: settings.accessTokenTtl };
    },

    /** Ends every refresh token of an agent, or of all. @param {string} [name] */
    revoke(name) {
      for (const [refreshToken, grant] of grants) {
        if (name === undefined || grant.name === name) grants.delete(refreshToken);
      }
    },
  };
}
