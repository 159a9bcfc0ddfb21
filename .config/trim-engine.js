/**
 * Methods of `oidc-client-ts` that nothing here calls, by class: sign-in by password grant, DPoP and client
 * authentication (the vault is a public client without them), its own stores, and the answers to a sign-out, which
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
  ClaimsService: [],
  JsonService: [],
  MetadataService: ['getCheckSessionIframe', 'getKeysEndpoint', 'getSigningKeys', 'resetSigningKeys'],
  OidcClient: [
    'clearStaleState',
    'getDpopProof',
    'processResourceOwnerPasswordCredentials',
    'processSignoutResponse',
    'readSignoutResponseState',
  ],
  ResponseValidator: ['validateCredentialsResponse', 'validateSignoutResponse'],
  State: ['clearStaleState'],
  TokenClient: ['exchangeCredentials'],
};

/**
 * Settings that are never given, as what the engine then reads: the minifier takes out what depends on them.
 *
 * @type {Record<string, string>}
 */
const SETTINGS = {
  client_authentication: '"client_secret_post"',
  client_secret: 'void 0',
  dpop: 'void 0',
};

/** The engine's own stores, which it makes where it is given none. It always is. */
const OWN_STORE = 'this.stateStore = new WebStorageStateStore({ store });';

const LOG_METHODS = ['debug', 'info', 'warn', 'error'];

/**
 * Takes out of `oidc-client-ts` what is never used here: the code above, and the log, which nobody can read inside the
 * vault and which would tell of claims and parameters if somebody could. Rollup does the same with functions; it
 * leaves methods. What is listed and not found fails the build: another release has to be read anew.
 *
 * @returns {import('rollup').Plugin}
 */
export const trimEngine = () => ({
  name: 'trim-engine',
  transform(code, id) {
    if (!/oidc-client-ts[^/]*\.js$/.test(id)) return null;
    /** @type {{ start: number, end: number, text: string }[]} */
    const cuts = [];
    const missing = new Set([
      ...Object.entries(UNUSED).flatMap(([name, methods]) => methods.map((method) => `${name}.${method}`)),
      ...Object.keys(SETTINGS),
      'the log',
      'the own store',
    ]);
    /** @param {any} node @param {string} name of the class around it */
    const visit = (node, name) => {
      if (node === null || typeof node !== 'object') return;
      if (Array.isArray(node)) return void node.forEach((one) => visit(one, name));
      if (typeof node.type !== 'string') return;
      if (node.type === 'VariableDeclarator' && node.init?.type === 'ClassExpression') return visit(node.init, node.id.name);
      if (node.type === 'MethodDefinition' && UNUSED[name]?.includes(node.key.name)) {
        missing.delete(`${name}.${node.key.name}`);
        return void cuts.push({ start: node.start, end: node.end, text: '' });
      }
      if (node.type === 'ExpressionStatement' && isLog(node.expression)) {
        missing.delete('the log');
        return void cuts.push({ start: node.start, end: node.end, text: ';' });
      }
      if (node.type === 'MemberExpression' && isSettings(node.object) && Object.hasOwn(SETTINGS, node.property.name)) {
        missing.delete(node.property.name);
        return void cuts.push({ start: node.start, end: node.end, text: `(${SETTINGS[node.property.name]})` });
      }
      if (node.type === 'ExpressionStatement' && code.slice(node.start, node.end) === OWN_STORE) {
        missing.delete('the own store');
        return void cuts.push({ start: node.start, end: node.end, text: ';' });
      }
      for (const key of Object.keys(node)) if (key !== 'type') visit(node[key], name);
    };
    visit(this.parse(code), '');
    if (missing.size > 0) this.error(`oidc-client-ts is another one than expected; not found: ${[...missing].join(', ')}`);
    let trimmed = code;
    for (const { start, end, text } of cuts.sort((one, other) => other.start - one.start)) {
      // Lines stay where they were, so the source map need not change.
      const lines = trimmed.slice(start, end).replace(/[^\n]/g, '');
      trimmed = trimmed.slice(0, start) + text + lines + trimmed.slice(end);
    }
    return { code: trimmed, map: null };
  },
});

/** `this._logger.debug(…)`, `logger2.warn(…)`. @param {any} expression */
function isLog(expression) {
  const { type, callee } = expression;
  if (type !== 'CallExpression' || callee.type !== 'MemberExpression' || !LOG_METHODS.includes(callee.property.name)) return false;
  const { object } = callee;
  return object.type === 'MemberExpression' ? object.property.name === '_logger' : /^(?:logger\d*|Logger)$/.test(object.name);
}

/** `this.settings`, `this._settings`. @param {any} expression */
const isSettings = ({ type, object, property }) =>
  type === 'MemberExpression' && object.type === 'ThisExpression' && /^_?settings$/.test(property.name);
