import { randomUUID } from 'node:crypto';

import { SignJWT, createLocalJWKSet, jwtVerify } from 'jose';

import { signingKeyOf } from '../simulators/signing-key.js';

/** The vendor advises tokens that live this long, in seconds: the session outlives them. */
const TOKEN_LIFE = 60;

/**
 * The site that vouches for its users by signed tokens, and the server's check of them against the site's keys.
 *
 * @param {object} options
 * @param {import('./settings.js').UnbluSettings} options.settings
 * @param {() => Date} options.now
 */
export async function createSecureTokens({ settings, now }) {
  const key = await signingKeyOf('unblu');
  const stranger = await signingKeyOf('a stranger to unblu');
  const keys = createLocalJWKSet({ keys: [key.jwk] });

  return {
    /**
     * @param {string} username
     * @param {{ claims?: Record<string, unknown>, life?: number, signer?: 'site' | 'stranger' }} [options] `stranger`: a
     *   key that the server does not know
     */
    issue(username, { claims = {}, life = TOKEN_LIFE, signer = 'site' } = {}) {
      const { privateKey, jwk } = signer === 'site' ? key : stranger;
      const seconds = Math.floor(now().getTime() / 1000);
      const named = { username, email: `${username}@northwind.example`, firstName: username, lastName: 'Visitor' };
      return new SignJWT({
        iss: settings.tokenIssuer,
        aud: settings.tokenAudience,
        iat: seconds,
        exp: seconds + life,
        logoutToken: randomUUID(),
        ...named,
        ...claims,
      })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: jwk.kid })
        .sign(privateKey);
    },

    /** @param {string} token @returns {Promise<Record<string, unknown> | undefined>} undefined where it is not accepted */
    async check(token) {
      const { tokenIssuer: issuer, tokenAudience: audience } = settings;
      const options = { issuer, audience, currentDate: now(), requiredClaims: ['exp', 'iat', 'username'] };
      const checked = await jwtVerify(token, keys, options).catch(() => undefined);
      return checked?.payload;
    },
  };
}
