/** The words of its errors, for which the backend has its own. */
const errors = /^(?:TypeError|Err|ErrorClass|JOSE\w+|J[WO]\w+(?:Invalid|Key|Keys|Failed))$/;

/** @param {readonly string[]} names @returns {[place: string, code: string, instead: string][]} */
const takenOut = (names) => names.map((code) => ['', code, '']);

/**
 * What `jose` has and nothing here uses: everything but the signature of a compact JWS by an asymmetric key from a key
 * set. Which algorithms are taken, and that a header with extensions is not, `src/backends/oidc/id-token.ts` says.
 *
 * @type {import('./trim.js').Cuts[]}
 */
export const JOSE = [
  {
    file: /jose\/dist\/webapi\/util\/errors\.js$/,
    // Their classes are what is asked about.
    rule: ({ type }) => (type === 'PropertyDefinition' || type === 'MethodDefinition' ? '' : null),
  },
  {
    file: /jose\/dist\/webapi\/lib\/key\.js$/,
    errors,
    constants: { prepareKey: { secret: 'false', usage: '"verify"' } },
    code: [
      // A key of a key set is a CryptoKey.
      ['prepareKey', 'if (secret && key instanceof Uint8Array)…', ''],
      ['prepareKey', 'isObject(key)', 'false'],
      ['prepareKey', 'if (isCryptoKey(key))…', 'return key;'],
      ['isKeyLike', 'isKeyObject(key)', 'false'],
      ['invalidKeyType', 'const types…', ''],
      ['invalidKeyType', 'return secret…', 'return new TypeError();'],
      ['rawKey', 'key instanceof Uint8Array', 'false'],
      ['jwkToKey', 'entry.resolve?.({ kty: jwk.kty, crv: jwk.crv })', 'void 0'],
    ],
  },
  {
    file: /jose\/dist\/webapi\/lib\/jws_algorithms\.js$/,
    errors,
    code: takenOut([
      'HS256: hmac(256)',
      'HS384: hmac(384)',
      'HS512: hmac(512)',
      '"ML-DSA-44": mldsa(44)',
      '"ML-DSA-65": mldsa(65)',
      '"ML-DSA-87": mldsa(87)',
    ]),
  },
  {
    file: /jose\/dist\/webapi\/lib\/jws_verify\.js$/,
    errors,
    constants: { verifySignature: { header: 'void 0', parsedProtected: 'void 0' } },
    code: [
      ['verifySignature', 'if (!isDisjoint…', ''],
      ['verifyCompact', 'jws instanceof Uint8Array', 'false'],
    ],
  },
  {
    file: /jose\/dist\/webapi\/jwks\/local\.js$/,
    errors,
    constants: { createLocalJWKSet: { secret: 'false' } },
    code: [['createLocalJWKSet', 'if (length !== 1)…', 'if (length !== 1) throw new JWKSMultipleMatchingKeys();']],
  },
  { file: /jose\/dist\/webapi\/(?:lib\/(?:buffer_utils|validate)|util\/(?:base64url|decode_jwt))\.js$/, errors },
];
