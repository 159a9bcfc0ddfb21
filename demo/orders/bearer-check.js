import { createRemoteJWKSet, errors, jwtVerify } from 'jose';

/**
 * The check of an access token as a gateway does it with the provider's keys (RFC 9068, section 4):
 *
 * 1. no `Authorization`, or another scheme than Bearer: no token at all;
 * 2. the signature, by the provider's published keys, with the one algorithm it signs with;
 * 3. issuer and expiry, without any leeway;
 * 4. the audience must be this service;
 * 5. the scope is the caller's business: it depends on the route.
 *
 * A token refused in steps 2 to 4 is refused with the sentence that the gateway's JWT library would use.
 *
 * @typedef {{ kind: 'valid', scopes: Set<string>, name: string }
 *   | { kind: 'absent' }
 *   | { kind: 'expired', at: Date, description: string }
 *   | { kind: 'invalid', description: string }} Verdict
 *
 * @typedef {object} TokenIssuer
 * @property {string} authority its issuer identifier
 * @property {string} keys where this process gets its keys
 * @property {string} algorithm the one it signs access tokens with
 *
 * @param {object} options
 * @param {TokenIssuer} options.issuer
 * @param {string} options.audience this service's resource indicator
 * @param {() => Date} options.now
 * @returns {(authorization: string | undefined) => Promise<Verdict>}
 */
export function createBearerCheck({ issuer, audience, now }) {
  const { authority, algorithm } = issuer;
  const keys = createRemoteJWKSet(new URL(issuer.keys), { cooldownDuration: 1000 });

  return async (authorization) => {
    const [, token] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
    if (token === undefined) return { kind: 'absent' };
    const malformed = describeMalformed(token);
    if (malformed !== undefined) return { kind: 'invalid', description: malformed };
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: authority,
        algorithms: [algorithm],
        requiredClaims: ['exp'],
        currentDate: now(),
        clockTolerance: 0,
      });
      if (![payload.aud].flat().includes(audience)) return { kind: 'invalid', description: 'invalid token' };
      const scopes = new Set(String(payload.scope ?? '').split(' '));
      return { kind: 'valid', scopes, name: String(payload.name ?? payload.sub) };
    } catch (error) {
      return refuse(error, authority);
    }
  };
}

/** @param {string} token */
function describeMalformed(token) {
  const [header = '', ...rest] = token.split('.');
  if (rest.length !== 2) return 'invalid jwt: invalid jwt string';
  try {
    JSON.parse(Buffer.from(header, 'base64url').toString('utf8'));
    return undefined;
  } catch {
    return `invalid jwt: invalid header: ${header.replace(/[^\w-]/g, '')}`;
  }
}

/**
 * @param {unknown} error
 * @param {string} authority
 * @returns {Verdict}
 */
function refuse(error, authority) {
  const failed = 'jwt signature verification failed:';
  if (error instanceof errors.JWTExpired) {
    const at = new Date(Number(error.payload.exp) * 1000);
    return { kind: 'expired', at, description: `${failed} 'exp' claim expired at ${at.toUTCString()}` };
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return { kind: 'invalid', description: `${failed} Claim '${error.claim}' returned failure` };
  }
  const isTokenFault =
    error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC' && error.code !== 'ERR_JWKS_TIMEOUT';
  if (isTokenFault) return { kind: 'invalid', description: `${failed} Verification failed` };
  const discovery = `${authority}/.well-known/openid-configuration`;
  return { kind: 'invalid', description: `accessing discovery url (${discovery}) failed: connection refused` };
}
