/**
 * How this Unblu is configured. Where the vendor's documents do not say how the server answers, the value is here, the
 * default is what follows most directly from what they do say, and the comment says so.
 *
 * @typedef {'v3' | 'v4'} Api
 * @typedef {'LOCAL' | 'PROPAGATED' | 'NONE'} Source
 *
 * @typedef {'anonymous-to-authenticated' | 'authenticated-to-anonymous' | 'authenticated-to-other'} Transition
 *   the documents describe these three in prose; the literals of the property are not public
 *
 * @typedef {object} UnbluSettings
 * @property {string} host name of the gateway, below `localhost`. Browsers that block third-party cookies want it to be of
 *   one site with the page. Default `unblu.localhost`
 * @property {Api} api generation of the web API: v3 up to release 7, v4 from release 8 on. Default `v4`
 * @property {string} internalPath for agents: `/app` from release 8 on, `/co-unblu` before. Default `/app`
 * @property {string} publicPath for visitors. Default `/unblu`. Where both are the same, only the internal configuration
 *   counts
 * @property {Source[]} internalSources default `LOCAL`. `NONE` is refused unless both paths are the same
 * @property {Source[]} publicSources default `LOCAL` and `NONE`
 * @property {Transition[]} allowedTransitions changes of identity that a web session survives. Default none
 * @property {string} apiKey of the account. Default `northwind-key`
 * @property {string} propagatedUserId header with the user id, as the gateway sets it. Deployments choose it; this is
 *   that of a published one. Default `x-unblu-trusted-user-id`
 * @property {string} propagatedRole header with the role, for the internal path alone. Default
 *   `x-unblu-trusted-user-role`
 * @property {string} gatewayUser whom the gateway in front has signed in and names in those headers.
 *   Default nobody, which is empty
 * @property {boolean} superadminPasswordFile whether the file of the installation is still there: ordinary users cannot
 *   sign in then. Default false
 * @property {boolean} tokenSignup `authentication.tokenSignup.enabled`. Default true
 * @property {string} tokenIssuer `authentication.jwt.expectedIssuer`
 * @property {string} tokenAudience `authentication.jwt.expectedAudience`
 * @property {200 | 401 | 403} loginRefused status of a refused sign-in. `LoginResult` has `success`, which would have no
 *   use with another status than 200. Default 200
 * @property {401 | 403} tokenRefused status of a secure token that is not accepted. Not documented. Default 403
 * @property {'person' | 401 | 403} unauthenticated what the authenticator says on the internal path to nobody: an
 *   anonymous person, as it does to visitors, or a status. Not documented. Default `person`
 * @property {401 | 403} forbidden status of everything else without a sign-in, and of a web session that has just been
 *   terminated. Not documented. Default 403
 * @property {'json' | 'html' | 'empty'} errorBody not documented. Default `json`
 * @property {string} cookiePrefix default `x-unblu-`
 * @property {boolean} cookieSecureFlag `identifier.cookieSecureFlag`: false for a system without TLS, which leaves
 *   cookies to pages of the same site. Default true
 * @property {number} cookieMaxAge of the login session, in seconds. Default 604 800
 * @property {string[]} allowedOrigins whose pages may call with cookies. Default none
 */

/** @returns {UnbluSettings} */
export function unbluSettings() {
  return {
    host: 'unblu.localhost',
    api: 'v4',
    internalPath: '/app',
    publicPath: '/unblu',
    internalSources: ['LOCAL'],
    publicSources: ['LOCAL', 'NONE'],
    allowedTransitions: [],
    apiKey: 'northwind-key',
    propagatedUserId: 'x-unblu-trusted-user-id',
    propagatedRole: 'x-unblu-trusted-user-role',
    gatewayUser: '',
    superadminPasswordFile: false,
    tokenSignup: true,
    tokenIssuer: 'https://www.northwind.example',
    tokenAudience: 'unblu',
    loginRefused: 200,
    tokenRefused: 403,
    unauthenticated: 'person',
    forbidden: 403,
    errorBody: 'json',
    cookiePrefix: 'x-unblu-',
    cookieSecureFlag: true,
    cookieMaxAge: 604_800,
    allowedOrigins: [],
  };
}

/** What the releases up to 7 have: the older web API and the older entry path. */
export const OLDER = Object.freeze({ api: /** @type {const} */ ('v3'), internalPath: '/co-unblu' });
