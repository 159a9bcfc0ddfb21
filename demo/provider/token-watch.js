import { fingerprint } from '../web/fingerprint.js';

/**
 * @typedef {object} TokenRequest
 * @property {string} grantType
 * @property {string | undefined} refreshToken fingerprint of the token that was presented
 * @property {number} status
 * @property {string | undefined} error the OAuth error code of the answer
 */

/**
 * Watches the token endpoint: what was asked, and whether a refresh token was presented that had been redeemed
 * before. No token is kept, only fingerprints.
 */
export function createTokenWatch() {
  /** @type {TokenRequest[]} */
  const requests = [];
  /** @type {Set<string>} */
  const redeemed = new Set();
  let reuse = 0;

  return {
    /** Every request to the token endpoint, oldest first. */
    requests,
    /** How often a refresh token was presented that had been redeemed before. */
    get reuse() {
      return reuse;
    },
    /** @param {import('oidc-provider').KoaContextWithOIDC} ctx after the provider has answered */
    note(ctx) {
      const { grant_type: grantType, refresh_token: token } = ctx.oidc.params ?? {};
      const refreshToken = typeof token === 'string' ? fingerprint(token) : undefined;
      if (refreshToken !== undefined && redeemed.has(refreshToken)) reuse += 1;
      if (refreshToken !== undefined && ctx.status === 200) redeemed.add(refreshToken);
      const { error } = /** @type {{ error?: string }} */ (ctx.body ?? {});
      requests.push({ grantType: String(grantType ?? ''), refreshToken, status: ctx.status, error });
    },
  };
}
