/** Credentials, and identities that a service behind a gateway believes without asking. */
const CREDENTIALS = new Set([
  'api-key',
  'apikey',
  'authentication',
  'authorization',
  'cookie',
  'cookie2',
  'dpop',
  'from',
  'remote-user',
  'set-cookie',
  'x-access-token',
  'x-api-key',
  'x-auth-token',
  'x-authorization',
  'x-consumer-username',
  'x-credential-username',
  'x-id-token',
  'x-refresh-token',
  'x-remote-user',
  'x-userinfo',
]);

/** Headers that send a request elsewhere, or make it another one, behind the gateway that checked it. */
const REROUTING = new Set([
  'cf-connecting-ip',
  'forwarded',
  'true-client-ip',
  'x-client-ip',
  'x-host',
  'x-method-override',
  'x-original-host',
  'x-original-uri',
  'x-original-url',
  'x-real-ip',
  'x-rewrite-url',
]);

/** Whether no grant can let a gadget set a header, because it carries a credential or reroutes a request. */
export const isNeverGranted = (name: string): boolean =>
  CREDENTIALS.has(name) ||
  REROUTING.has(name) ||
  /^(proxy-|x-forwarded|x-http-method|x-consumer-|x-amzn-oidc)/.test(name);

/** A field name (RFC 9110 §5.1) in lower case. */
export const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9a-z-]{1,64}$/;

/** Whether a grant may name a header: those that carry a credential or reroute a request it may not. */
export const isGrantableHeader = (name: string): boolean =>
  HEADER_NAME.test(name) && !isNeverGranted(name) && !name.startsWith('sec-');
