/**
 * Methods of `oidc-client-ts` that nothing here calls, by class: sign-in by password grant, DPoP and client
 * authentication (the vault is a public client without them), timers, and the answers to a sign-out, which
 * `src/session/` reads itself.
 *
 * @type {Record<string, string[]>}
 */
const UNUSED = {
  JwtUtils: ['generateSignedJwt', 'generateSignedJwtWithHmac'],
  _CryptoUtils: [
    'customCalculateJwkThumbprint',
    'generateBasicAuth',
    'generateClientAssertionJwt',
    'generateDPoPJkt',
    'generateDPoPKeys',
    'generateDPoPProof',
  ],
  Event: ['constructor', 'addHandler', 'removeHandler', 'raise'],
  Timer: ['constructor', 'init', 'cancel', 'expiration'],
  MetadataService: ['getCheckSessionIframe', 'resetSigningKeys'],
  OidcClient: [
    'getDpopProof',
    'processResourceOwnerPasswordCredentials',
    'processSignoutResponse',
    'readSignoutResponseState',
  ],
  ResponseValidator: ['validateCredentialsResponse', 'validateSignoutResponse'],
  TokenClient: ['exchangeCredentials'],
};

/**
 * Settings that `src/backends/oidc/engine.ts` never gives, or always gives as this, as what the engine then reads: the
 * minifier takes out what depends on them.
 *
 * @type {Record<string, string>}
 */
const SETTINGS = {
  client_authentication: '"client_secret_post"',
  client_secret: 'void 0',
  disablePKCE: 'false',
  dpop: 'void 0',
  filterProtocolClaims: 'false',
  omitScopeWhenRequesting: 'false',
  refreshTokenAllowedScope: 'void 0',
  revokeTokenAdditionalContentTypes: 'void 0',
};

/** The engine's own store, which it makes where it is given none. It always is. */
const OWN_STORE = 'this.stateStore = new WebStorageStateStore({ store });';

const ENGINE = /oidc-client-ts[^/]*\.js$/;
const LOG_METHODS = ['debug', 'info', 'warn', 'error'];

/**
 * Takes out of `oidc-client-ts` what is never used here: the code above, and the log, which nobody can read inside the
 * vault and which would tell of claims and parameters if somebody could. Rollup does the same with functions; it
 * leaves methods. What is listed and not found, or found and still called, fails the build.
 *
 * @returns {import('rollup').Plugin}
 */
export const trimEngine = () => ({
  name: 'trim-engine',
  transform(code, id) {
    if (!ENGINE.test(id)) return null;
    /** @type {{ start: number, end: number, text: string }[]} */
    const cuts = [];
    const missing = new Set([
      ...Object.entries(UNUSED).flatMap(([name, methods]) => methods.map((method) => `${name}.${method}`)),
      ...Object.keys(SETTINGS),
      'the log',
      'its parts',
      'the own store',
    ]);
    /** @param {string} what @param {any} node @param {string} text what stands there instead */
    const cut = (what, { start, end }, text) => {
      missing.delete(what);
      cuts.push({ start, end, text });
    };
    /** @param {any} node @param {string} name of the class around it */
    const visit = (node, name) => {
      if (node === null || typeof node !== 'object') return;
      if (Array.isArray(node)) return void node.forEach((one) => visit(one, name));
      if (node.type === 'VariableDeclarator' && node.init?.type === 'ClassExpression') {
        return visit(node.init, node.id.name);
      }
      if (node.type === 'MethodDefinition' && UNUSED[name]?.includes(node.key.name)) {
        return cut(`${name}.${node.key.name}`, node, '');
      }
      if (node.type === 'ExpressionStatement' && isLog(node.expression)) return cut('the log', node, ';');
      if (isLogPart(node)) return cut('its parts', node, 'this._logger');
      if (isSetting(node)) return cut(node.property.name, node, `(${SETTINGS[node.property.name]})`);
      if (node.type === 'ExpressionStatement' && code.slice(node.start, node.end) === OWN_STORE) {
        return cut('the own store', node, ';');
      }
      for (const child of Object.values(node)) visit(child, name);
    };
    visit(this.parse(code), '');
    if (missing.size > 0) this.error(`not found in oidc-client-ts: ${[...missing].join(', ')}`);
    let trimmed = code;
    for (const { start, end, text } of cuts.sort((one, other) => other.start - one.start)) {
      // Lines stay where they were, so the source map need not change.
      const lines = trimmed.slice(start, end).replace(/[^\n]/g, '');
      trimmed = trimmed.slice(0, start) + text + lines + trimmed.slice(end);
    }
    return { code: trimmed, map: null };
  },
  generateBundle(_options, bundle) {
    const called = Object.values(UNUSED).flatMap((methods) => methods.map((name) => `.${name}(`));
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || !Object.keys(chunk.modules).some((id) => ENGINE.test(id))) continue;
      const left = called.filter((call) => chunk.code.includes(call));
      if (left.length > 0) this.error(`taken out of oidc-client-ts, yet called: ${left.join(' ')}`);
    }
  },
});

/** `this._logger.debug(…)`, `logger2.warn(…)`. @param {any} expression */
function isLog({ type, callee }) {
  if (type !== 'CallExpression' || callee.type !== 'MemberExpression') return false;
  const { object, property } = callee;
  const logger = object.type === 'MemberExpression' ? object.property.name : object.name;
  return LOG_METHODS.includes(property.name) && /^(?:_logger|logger\d*|Logger)$/.test(logger);
}

/** `this._logger.create(…)`: a log for one method. @param {any} node */
const isLogPart = ({ type, callee }) =>
  type === 'CallExpression' && callee.property?.name === 'create' && callee.object.property?.name === '_logger';

/** `this.settings.dpop`, `this._settings.dpop`. @param {any} node */
const isSetting = ({ type, object, property }) =>
  type === 'MemberExpression' &&
  object.object?.type === 'ThisExpression' &&
  /^_?settings$/.test(object.property.name) &&
  Object.hasOwn(SETTINGS, property.name);
