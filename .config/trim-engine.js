import { JOSE } from './trim-jose.js';
import { trim } from './trim.js';

const NEVER = 'void 0';

/** `this._logger.debug(…)`, `logger2.warn(…)`. @param {any} expression */
function isLog({ type, callee }) {
  if (type !== 'CallExpression' || callee.type !== 'MemberExpression') return false;
  const { object, property } = callee;
  const logger = object.type === 'MemberExpression' ? object.property.name : object.name;
  return /^(?:debug|info|warn|error)$/.test(property.name) && /^(?:_logger|logger\d*|Logger)$/.test(logger);
}

/** `this._logger.create(…)`, `Logger.createStatic(…)`, `new Logger(…)`: a log for a class or a method. @param {any} node @returns {boolean} */
function makesLog(node) {
  const { type, callee } = node ?? {};
  if (type === 'NewExpression') return callee.name === 'Logger';
  if (type !== 'CallExpression' || callee.type !== 'MemberExpression') return false;
  const { object, property } = callee;
  if (property.name === 'createStatic') return object.name === 'Logger';
  return property.name === 'create' && (object.property?.name === '_logger' || makesLog(object));
}

/**
 * Without the log, which nobody can read inside the vault and which would tell of claims and parameters if somebody
 * could. What it throws is thrown without it.
 *
 * @param {any} node
 */
function withoutLog(node) {
  if (node.type === 'VariableDeclaration' && makesLog(node.declarations[0].init)) return ';';
  if (node.type !== 'ExpressionStatement') return null;
  const { expression } = node;
  if (expression.callee?.property?.name === 'throw') return 'throw new Error();';
  return isLog(expression) || makesLog(expression) || makesLog(expression.right) ? ';' : null;
}

/**
 * Settings that `src/backends/oidc/engine.ts` never gives, or always gives as this.
 *
 * @type {Record<string, string>}
 */
export const SETTINGS = {
  acr_values: NEVER,
  display: NEVER,
  extraQueryParams: NEVER,
  extraTokenParams: NEVER,
  filterProtocolClaims: 'false',
  max_age: NEVER,
  mergeClaimsStrategy: '{ array: "replace" }',
  prompt: NEVER,
  resource: NEVER,
  response_mode: NEVER,
};

/**
 * What `oidc-client-ts` has and nothing here uses: sign-in by password grant, DPoP and client authentication (the vault
 * is a public client without them), timers, a store and a `fetch` of its own, the answers to a sign-out, which
 * `src/session/` reads itself, the log, and the words of its errors, for which the backend has its own.
 *
 * @type {import('./trim.js').Cuts}
 */
const ENGINE = {
  file: /oidc-client-ts[^/]*\.js$/,
  rule: withoutLog,
  errors: /^(?:Type)?Error$/,
  methods: {
    JwtUtils: ['generateSignedJwt', 'generateSignedJwtWithHmac'],
    _CryptoUtils: [
      'customCalculateJwkThumbprint',
      'generateBasicAuth',
      'generateClientAssertionJwt',
      'generateDPoPJkt',
      'generateDPoPKeys',
      'generateDPoPProof',
      'hash',
    ],
    Event: ['constructor', 'addHandler', 'removeHandler', 'raise'],
    JsonService: ['_appendExtraHeaders'],
    MetadataService: ['getCheckSessionIframe', 'getIssuer', 'resetSigningKeys'],
    OidcClient: [
      'clearStaleState',
      'getDpopProof',
      'processResourceOwnerPasswordCredentials',
      'processSignoutResponse',
      'readSignoutResponseState',
    ],
    ResponseValidator: ['validateCredentialsResponse', 'validateSignoutResponse'],
    SigninResponse: ['expires_in'],
    State: ['clearStaleState'],
    Timer: ['constructor', 'init', 'cancel', 'expiration'],
    TokenClient: ['exchangeCredentials'],
  },
  // src/backends/oidc/engine.ts puts its transport there.
  emptied: ['JsonService.fetchWithTimeout'],
  constants: {
    '': {
      _fetchRequestCredentials: NEVER,
      basicAuth: NEVER,
      client_authentication: '"client_secret_post"',
      client_secret: NEVER,
      disablePKCE: 'false',
      credentials: NEVER,
      dpop: NEVER,
      dpopJkt: NEVER,
      error_description: NEVER,
      error_uri: NEVER,
      extraHeaders: NEVER,
      fetchRequestCredentials: NEVER,
      id_token_hint: NEVER,
      initCredentials: NEVER,
      metadataSeed: NEVER,
      omitScopeWhenRequesting: 'false',
      refreshTokenAllowedScope: NEVER,
      request_type: NEVER,
      request_uri: NEVER,
      requestTimeoutInSeconds: NEVER,
      revokeTokenAdditionalContentTypes: NEVER,
      session_state: NEVER,
      signingKeys: NEVER,
      skipUserInfo: NEVER,
      staleStateAgeInSeconds: NEVER,
      timeoutInSeconds: NEVER,
      token_endpoint_auth_signing_alg: NEVER,
      ui_locales: NEVER,
      url_state: NEVER,
      userState: NEVER,
    },
    OidcClientSettingsStore: SETTINGS,
    'this.settings': SETTINGS,
    'this._settings': SETTINGS,
    // A signed UserInfo answer is refused before the engine sees it.
    JsonService: { _extraHeaders: NEVER, _jwtHandler: 'null' },
    UserInfoService: { _getClaimsFromJwt: NEVER },
    'OidcClient.createSigninRequest': { display: NEVER, request: NEVER },
    'OidcClient.createSignoutRequest': { state: NEVER },
    ErrorResponse: { form: NEVER, state: NEVER },
    State: { created: NEVER },
    SignoutRequest: { state_data: NEVER },
  },
  code: [
    ['', '((Log2) =>…', ''],
    ['', 'Log.reset();', ''],
    ['', '_CryptoUtils.encodeBase64Url =…', ''],
    // jose is here anyhow.
    ['', 'import { jwtDecode }…', 'import { decodeJwt as jwtDecode } from "jose/jwt/decode";'],
    ['JsonService.getJson', 'this._appendExtraHeaders…', ';'],
    ['JsonService.postForm', 'this._appendExtraHeaders…', ';'],
    ['JsonService.postForm', 'if (response.headers.has("dpop-nonce"))…', ''],
    ['OidcClientSettingsStore.constructor', 'if (stateStore)…', 'this.stateStore = stateStore;'],
    // It is given the authority alone, an answer's parameters in the query, and a state that is its id.
    [
      'OidcClientSettingsStore.constructor',
      'if (metadataUrl)…',
      'this.metadataUrl = authority + (authority.endsWith("/") ? "" : "/") + ".well-known/openid-configuration";',
    ],
    ['UrlUtils.readParams', 'responseMode === "fragment" ? "hash" : "search"', '"search"'],
    ['SigninResponse.constructor', 'if (this.state)…', ''],
    // Its only kind of state has its own.
    ['State.toStorageString', 'return JSON.stringify…', ''],
    ['State.fromStorageString', 'return Promise.resolve…', ''],
    // The stores that it is given hold one transaction at most.
    ['OidcClient.createSigninRequest', 'await this.clearStaleState();', ';'],
    ['OidcClient.createSignoutRequest', 'await this.clearStaleState();', ';'],
  ],
};

/** Takes out of the protocol engine what is never used here. */
export const trimEngine = () => trim('trim-engine', [ENGINE, ...JOSE]);
