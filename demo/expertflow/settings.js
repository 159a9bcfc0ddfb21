/**
 * How this Expertflow is configured. Agent-manager is closed source: where neither documents nor the published library
 * say how it answers, the value is here, the default is what follows most directly from what they do say, and the
 * comment says so.
 *
 * @typedef {object} ExpertflowSettings
 * @property {Record<string, TenantSettings>} tenants by name; a tenant is a realm of Keycloak, and the header `tenantid`
 *   names it. Without the header it is `expertflow`
 * @property {FieldNames} fields names of the members of a request. Only those of sign-in and refresh are documented;
 *   the rest are those of the library's parameters
 * @property {'nested' | 'flat' | 'msg'} loginErrors `{"error":{"error_message","error_detail":{"status","reason"}}}`, as
 *   the desk reads it; the inner object alone; or `{"statusCode","msg"}`. Default `nested`
 * @property {'own' | 'ok'} loginErrorStatus the HTTP status of a refused sign-in: that of the error, or 200 with the error
 *   in the body. Default `own`
 * @property {'own' | 'ok' | 'server-error'} twoFactorErrorStatus the same of a refused second factor, where nothing is
 *   documented but the number in the body. Default `own`
 * @property {'data' | 'bare'} otherAnswers whether the answers of the other endpoints (second factor, password) are in
 *   `{"statusCode","data"}` as sign-in's are. Not documented. Default `data`
 * @property {string[]} allowedOrigins the published gateway has no CORS on these routes; an operator adds it. Default none
 * @property {GatewaySettings} gateway
 * @property {'408' | 'hang'} finesseUnreachable what becomes of a sign-in when Finesse is not there: 408, or no answer at
 *   all where the library waits for one that never comes. Default `408`
 *
 * @typedef {object} TenantSettings
 * @property {18 | 19} adapter generation of the library: 18 says `app` and `sms`, has `register-phone` and `send-sms-otp`;
 *   19 says `APP`, `SMS`, `EMAIL`, `RSA`, has `register-2FA`, `resendOTP`, `reset-pswd`, `pswd-policies`
 * @property {string | undefined} twoFactor `app`, `sms`, `email` or `rsa`; anything else is a channel set up wrongly
 * @property {number} otpDigits of codes that are sent. Default 6
 * @property {number} otpExpiry how long a sent code lives, in seconds. Default 300
 * @property {number} otpMaxAttempts wrong codes before a sent code is void. Default 3. There is no cap on sending again, and
 *   none on wrong codes of an app or token: the vendor names both as gaps
 * @property {number} totpWindow periods before and after that count too. Not documented. Default 1
 * @property {number} accessTokenTtl in seconds; the vendor recommends 15 minutes
 * @property {number} refreshTokenTtl in seconds; the vendor recommends 7 days
 * @property {boolean} revokeRefreshToken Keycloak's "Revoke Refresh Token": the library throws the new refresh token
 *   away, so the second refresh fails. Default false
 * @property {number} lockAfter wrong passwords in a row that lock an account, 0 for never, as Keycloak's default is
 * @property {'old' | 'new'} keycloak 26.6 and later answer 400 for a locked account, which library 19 takes for a password
 *   that has to be changed. Default `old`
 * @property {{ type: string, value: string }[]} policies of passwords, as Keycloak has them
 * @property {number} minPasswordAge in hours. Default 0
 * @property {boolean} changeEndsSessions a changed password ends the sessions of its owner. Not documented. Default false
 * @property {string[]} teams known to Expertflow; a Finesse agent of another team is refused
 *
 * @typedef {Record<'username' | 'password' | 'realm' | 'otp' | 'phone' | 'email' | 'currentPassword' | 'newPassword' |
 *   'refreshToken', string>} FieldNames
 *
 * @typedef {object} GatewaySettings
 * @property {boolean} auth whether the gateway asks for a token at all; in the published charts it does not. Default false
 * @property {'published' | 'complete'} exceptions routes that need no token: the published list leaves `register-2FA`,
 *   `resendOTP`, `reset-pswd` and `pswd-policies` out. Default `published`
 * @property {'up' | 'down'} introspection down: every token is refused with 401, also a good one
 * @property {'up' | 'down'} permissions down: 503
 * @property {string[]} requiredScopes default `email`, `profile`
 * @property {boolean} queryCounts to 3.14 a query string counts when a resource is looked up, so that what is allowed
 *   without one is denied with it. Default true
 * @property {string | undefined} deniedRedirect where a denied request is redirected with 307. Default nowhere
 */

/** The tenant of a request that names none. */
export const DEFAULT_TENANT = 'expertflow';

/** @returns {ExpertflowSettings} */
export function expertflowSettings() {
  return {
    tenants: {
      [DEFAULT_TENANT]: tenantSettings(),
      app: tenantSettings({ twoFactor: 'app' }),
      sms: tenantSettings({ twoFactor: 'sms' }),
      email: tenantSettings({ twoFactor: 'email' }),
      rsa: tenantSettings({ twoFactor: 'rsa' }),
      'app-18': tenantSettings({ adapter: 18, twoFactor: 'app' }),
      'sms-18': tenantSettings({ adapter: 18, twoFactor: 'sms' }),
    },
    fields: {
      username: 'username',
      password: 'password',
      realm: 'realm',
      otp: 'otp',
      phone: 'phoneNumber',
      email: 'email',
      currentPassword: 'currentPassword',
      newPassword: 'newPassword',
      refreshToken: 'refreshToken',
    },
    loginErrors: 'nested',
    loginErrorStatus: 'own',
    twoFactorErrorStatus: 'own',
    otherAnswers: 'data',
    allowedOrigins: [],
    gateway: {
      auth: false,
      exceptions: 'published',
      introspection: 'up',
      permissions: 'up',
      requiredScopes: ['email', 'profile'],
      queryCounts: true,
      deniedRedirect: undefined,
    },
    finesseUnreachable: '408',
  };
}

/**
 * @param {Partial<TenantSettings>} [given]
 * @returns {TenantSettings}
 */
export function tenantSettings(given = {}) {
  return {
    adapter: 19,
    twoFactor: undefined,
    otpDigits: 6,
    otpExpiry: 300,
    otpMaxAttempts: 3,
    totpWindow: 1,
    accessTokenTtl: 900,
    refreshTokenTtl: 7 * 86_400,
    revokeRefreshToken: false,
    lockAfter: 0,
    keycloak: 'old',
    policies: [
      { type: 'length', value: '8' },
      { type: 'digits', value: '1' },
      { type: 'upperCase', value: '1' },
      { type: 'notUsername', value: 'undefined' },
      { type: 'passwordHistory', value: '3' },
    ],
    minPasswordAge: 0,
    changeEndsSessions: false,
    teams: ['First line', 'default'],
    ...given,
  };
}
