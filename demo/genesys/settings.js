/**
 * How this Genesys is configured. Where the documents do not say how a system answers, the value is here, the default
 * is what follows most directly from what they do say, and the comment says so.
 *
 * @typedef {object} GenesysSettings
 * @property {Record<string, Tenant>} tenants by name
 * @property {'None' | 'ConfigServer'} externalAuthenticationMode `Login.ExternalAuthenticationMode`. The product's own
 *   default is `None`: external users cannot sign in. Default `ConfigServer`
 * @property {string | undefined} defaultCompany `GenesysSDK.ConfigServerLogin.DefaultCompanyID`: the company of a tenant
 *   that is linked to none. Default none
 * @property {boolean} strictPasswords `Login.Security.Strict`. Its rules are not documented; here a letter and a digit.
 *   Default false: 8 to 15 characters and nothing else
 * @property {TwoFactorPolicy} twoFactor there is no endpoint for it: the sign-in page asks
 * @property {string} ssoScheme what `auth-scheme` says of somebody whom the sign-in page has to ask; only `basic` is
 *   documented. Default `saml`
 * @property {'flag' | 'refusal'} changeDue how a client that has brought the password itself learns that it has to be
 *   changed: by a token and `changePasswordProperty` in userinfo, or by a refusal without a token. Not documented.
 *   Default `flag`: only with a token can a password be changed
 * @property {string} changePasswordProperty name in the `properties` of userinfo. Not documented
 * @property {Record<Refusal, string>} refusalWords `error` of a refused sign-in. Not documented
 * @property {'oauth' | 'status'} tokenErrors `{"error"}` (RFC 6749, section 5.2) or `{"status":{"code"}}` as every other
 *   endpoint has it. Not documented. Default `oauth`
 * @property {'ignored' | 'required'} pkce the documents do not name it, and RFC 6749 section 3.1 has a server pass over
 *   what it does not know. Default `ignored`
 * @property {boolean} refreshTokenRenewed whether a refresh answers another refresh token, and ends the former. Default
 *   true
 * @property {number} accessTokenTtl in seconds. Default 43199, as in the published examples
 * @property {number} refreshTokenTtl in seconds. Default 30 days
 * @property {Record<string, Client>} clients by client id
 * @property {string[]} allowedOrigins pages of other origins that may call. Default none
 * @property {string[]} exposedHeaders default the three that Genesys names
 * @property {boolean} csrf `enableCsrfProtection` of Web Services. Default true
 * @property {CloudSettings} cloud
 *
 * @typedef {'external-sign-in-off' | 'no-company' | 'password-change-due'} Refusal
 *
 * @typedef {object} Tenant
 * @property {number} dbid
 * @property {string | undefined} company the one whose Tenant DBID this is
 *
 * @typedef {object} Client
 * @property {string[]} redirectUris
 * @property {string[]} grants
 * @property {string | undefined} secret none: a public client
 *
 * @typedef {object} CloudSettings
 * @property {Record<string, { id: string, provider: string | undefined, requiresMfa: boolean }>} orgs by short name;
 *   `provider` is its identity provider for single sign-on
 * @property {number} accessTokenTtl in seconds, 300 to 172800. Default 86400
 * @property {number} lockAfter wrong codes in a row. Default 6
 * @property {number} lockFor in seconds. Default 300
 *
 * @typedef {object} TwoFactorPolicy
 * @property {'off' | 'internal' | 'external'} generator who makes and checks the code. Default `off`
 * @property {Behaviour} onNoContact where nobody has verified a way to reach the agent
 * @property {number} maxSends codes that are made and delivered in one sign-in. Default 3
 * @property {Behaviour} onSendsExceeded
 * @property {number} maxVerifiesPerCode tries at one code. Default 3
 * @property {Behaviour} onVerifiesExceeded
 * @property {boolean} skipIfVerified whoever has passed is not asked again in the same browser. Default false
 * @property {'send' | 'verify'} failureConsumes the current page has another code sent after a wrong one; the draft of 2019
 *   only asks for the code again. Default `send`
 * @property {number} digits 4 to 10. Default 6
 * @property {number} ttlMinutes allows for delivery and typing. Default 5
 * @property {number} externalTimeoutMs deadline of the external application, the agent's typing included. Default 60000
 *
 * @typedef {{ kind: 'block', retryAfter: number } | { kind: 'restart' } | { kind: 'switchMethod' } |
 *   { kind: 'handoff', target: string } | { kind: 'allowWithoutSecondFactor' }} Behaviour `retryAfter` in seconds
 */

/** @returns {GenesysSettings} */
export function genesysSettings() {
  return {
    tenants: {
      Northwind: { dbid: 101, company: 'northwind' },
      Southwind: { dbid: 102, company: 'southwind' },
      Unlinked: { dbid: 103, company: undefined },
    },
    externalAuthenticationMode: 'ConfigServer',
    defaultCompany: undefined,
    strictPasswords: false,
    twoFactor: twoFactorPolicy(),
    ssoScheme: 'saml',
    changeDue: 'flag',
    changePasswordProperty: 'changePasswordOnNextLogin',
    refusalWords: {
      'external-sign-in-off': 'external_sign_in_off',
      'no-company': 'no_company',
      'password-change-due': 'password_change_due',
    },
    tokenErrors: 'oauth',
    pkce: 'ignored',
    refreshTokenRenewed: true,
    accessTokenTtl: 43_199,
    refreshTokenTtl: 30 * 86_400,
    clients: {},
    allowedOrigins: [],
    exposedHeaders: ['X-CSRF-HEADER', 'X-CSRF-TOKEN', 'X-GWS-User'],
    csrf: true,
    cloud: {
      orgs: {
        northwind: { id: 'b2c6f0d4-6a17-4a0f-8f7a-2d9c7b1e5f01', provider: 'adfs', requiresMfa: false },
        southwind: { id: 'b2c6f0d4-6a17-4a0f-8f7a-2d9c7b1e5f02', provider: undefined, requiresMfa: true },
      },
      accessTokenTtl: 86_400,
      lockAfter: 6,
      lockFor: 300,
    },
  };
}

/** @param {Partial<TwoFactorPolicy>} [given] @returns {TwoFactorPolicy} */
export function twoFactorPolicy(given = {}) {
  return {
    generator: 'off',
    onNoContact: { kind: 'handoff', target: 'agent' },
    maxSends: 3,
    onSendsExceeded: { kind: 'handoff', target: 'agent' },
    maxVerifiesPerCode: 3,
    onVerifiesExceeded: { kind: 'restart' },
    skipIfVerified: false,
    failureConsumes: 'send',
    digits: 6,
    ttlMinutes: 5,
    externalTimeoutMs: 60_000,
    ...given,
  };
}

/**
 * A client that signs agents in from a page.
 *
 * @param {string[]} redirectUris
 * @param {Partial<Client>} [more]
 * @returns {Client}
 */
export const publicClient = (redirectUris, more = {}) => ({
  redirectUris,
  grants: ['authorization_code', 'password', 'refresh_token', 'implicit'],
  secret: undefined,
  ...more,
});
