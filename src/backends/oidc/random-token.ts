import { base64url } from 'jose';

/** 256 random bits for a URL: more than enough for a `state` or a `nonce` (RFC 6749 §10.10). */
export function randomToken(): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(32)));
}
