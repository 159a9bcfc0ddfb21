/** Answers that carry a credential or a cookie, of the service or of a gateway before it. */
const HELD_BACK = new Set([
  'authentication-info',
  'authorization',
  'clear-site-data',
  'dpop-nonce',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
  'refresh',
  'refresh-token',
  'set-cookie',
  'set-cookie2',
  'x-access-token',
  'x-auth-token',
  'x-authorization',
  'x-forwarded-access-token',
  'x-id-token',
  'x-refresh-token',
  'x-set-authorization',
  'x-userinfo',
]);

/**
 * The headers of an answer that a gadget may see. `WWW-Authenticate` stays: it says what is missing and holds no
 * credential. Whatever repeats `secret`, for example an echo service, is left out.
 */
export function passableHeaders(headers: Headers, secret: string | null): [string, string][] {
  return [...headers].filter(
    ([name, value]) =>
      !HELD_BACK.has(name) && !name.startsWith('x-amzn-oidc') && (secret === null || !value.includes(secret)),
  );
}
