import { SignJWT, decodeJwt, decodeProtectedHeader } from 'jose';

/** Claims that are points in time (RFC 7519, section 2; OpenID Connect Core 1.0, section 2). */
const TIMES = ['iat', 'exp', 'nbf', 'auth_time'];

/**
 * The provider's clock, which a test may set wrong. Everything the provider signs is dated by it; what it keeps
 * for itself (how long a session or a code lives) is not, since that is a duration.
 */
export function createClock() {
  let offset = 0;
  return {
    /** How far the clock is ahead, in seconds. Negative: behind. Default 0. */
    get offset() {
      return offset;
    },
    /** @param {number} seconds */
    set offset(seconds) {
      offset = seconds;
    },
    now: () => new Date(Date.now() + offset * 1000),

    /** @param {Record<string, unknown>} claims changed in place */
    shift(claims) {
      for (const name of TIMES) {
        const time = claims[name];
        if (typeof time === 'number') claims[name] = time + offset;
      }
    },

    /**
     * Dates a signed token anew and signs it again with the same key.
     *
     * @param {string} token
     * @param {CryptoKey} key
     */
    async shiftToken(token, key) {
      if (offset === 0) return token;
      const claims = decodeJwt(token);
      this.shift(claims);
      const header = decodeProtectedHeader(token);
      return new SignJWT(claims).setProtectedHeader({ ...header, alg: 'ES256' }).sign(key);
    },
  };
}
