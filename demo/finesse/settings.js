/**
 * How this Finesse is configured. Where Cisco's documents do not say how a system answers, the value is here, the
 * default is what follows most directly from what they do say, and the comment says so.
 *
 * @typedef {object} FinesseSettings
 * @property {'SSO' | 'NON_SSO' | 'HYBRID'} authMode `systemAuthMode` of SystemInfo
 * @property {'UCCE' | 'UCCX'} deployment UCCX: login ID and login name are the same (from the start or `reset()` on),
 *   there is no UserAuthMode, and a phone may be an E.164 number
 * @property {boolean} userAuthMode false: an administrator has switched UserAuthMode off (403). Default true
 * @property {'none' | 'required'} systemInfoAuthorization whether SystemInfo asks for credentials. The documents take
 *   it as the first step, before there are any; they do not say so of each release. Default `none`
 * @property {boolean} challenge whether a 401 carries `WWW-Authenticate`. Not documented beyond "when challenged";
 *   default true, since a browser then opens its own dialog unless a client leaves credentials out
 * @property {'xml' | 'empty'} unauthorizedBody body of a 401 for want of authorisation. Both are seen. Default `xml`
 * @property {number} lockAfter wrong passwords in a row that block an account. Default 5
 * @property {number} lockFor how long, in seconds. Default 300
 * @property {'refused' | 'not-found' | 'accepted'} putByLoginName what a PUT that names the agent by login name gets in
 *   UCCE, where requests "can only accept the loginId". The error is not documented. Default `refused`: 401
 *   `Invalid Authorization User Specified`; `not-found`: 404
 * @property {('NOT_READY' | 'LOGOUT')[]} requiredReasons categories whose reason code has to be given. Documented as
 *   "required if reason codes are configured for the given state", against examples without one. Default none
 * @property {'event' | 'answer' | 'accepted'} signOutFromReady how an agent who is not NOT_READY is refused to sign
 *   out: by an error event after 202, by a 400 at once, or not at all. Default `event`
 * @property {'sent' | 'held' | 'lost'} events whether notifications arrive, wait until `releaseEvents()`, or are lost
 * @property {boolean} echoRequestId `requestId` in notifications is best effort. Default true
 * @property {('primary' | 'secondary')[]} outOfService nodes that have lost the CTI server when they start. Default none
 * @property {'listed' | 'echo' | 'off'} cors from 12.0 an administrator lists origins; 11.5 and 11.6 echo any. Default
 *   `listed`
 * @property {string[]} allowedOrigins for `listed`. Default none
 * @property {string[]} allowedHeaders request headers of other origins; set by an administrator, defaults not public
 * @property {string[]} exposedHeaders default none
 * @property {number} accessTokenTtl in seconds, set in the IdS. Default 300
 * @property {number} refreshTokenTtl in seconds, set in the IdS. Default 10 hours
 * @property {boolean} refreshTokenRenewed whether a refresh answers a new refresh token too. The documented answer has
 *   none. Default false
 * @property {boolean} userNameInQuery `cc_username` in the query needs 11.6(1)ES10, 12.0(1)ES3 or 12.5(1)ES1; before, only
 *   the cookie works. Default true
 * @property {'html' | 'json' | 'xml'} tokenErrors body of an error of `/desktop/sso/token`; only the status is
 *   documented. Default `html`
 * @property {string} cookieAttributes of every cookie of Finesse and the IdS. Not documented. Default `SameSite=Lax`
 * @property {string[]} publicOrigins origins of reverse proxies; a request whose `X-Forwarded-Host` is one of them gets
 *   redirects to it. Default none
 * @property {string | undefined} desktopConfigPath where the Desktop Configuration object is. Its URL is not public.
 *   Default: nowhere
 * @property {string | undefined} thirdPartyFiles folder served under `/3rdpartygadget/files/`
 * @property {number} boshInactivity seconds without a request after which a BOSH session ends. Default 60
 */

/** @returns {FinesseSettings} */
export function finesseSettings() {
  return {
    authMode: 'HYBRID',
    deployment: 'UCCE',
    userAuthMode: true,
    systemInfoAuthorization: 'none',
    challenge: true,
    unauthorizedBody: 'xml',
    lockAfter: 5,
    lockFor: 300,
    putByLoginName: 'refused',
    requiredReasons: [],
    signOutFromReady: 'event',
    events: 'sent',
    echoRequestId: true,
    outOfService: [],
    cors: 'listed',
    allowedOrigins: [],
    allowedHeaders: ['authorization', 'content-type', 'requestid', 'locale', 'f_username'],
    exposedHeaders: [],
    accessTokenTtl: 300,
    refreshTokenTtl: 10 * 3600,
    refreshTokenRenewed: false,
    userNameInQuery: true,
    tokenErrors: 'html',
    cookieAttributes: 'SameSite=Lax',
    publicOrigins: [],
    desktopConfigPath: undefined,
    thirdPartyFiles: undefined,
    boshInactivity: 60,
  };
}
