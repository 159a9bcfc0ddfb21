import type { Credential } from '../auth/credential.js';
import { covers } from '../core/url-rules.js';

/**
 * Whether a request to `url` carries the browser's cookies: only where the credential is a cookie, and only at and below
 * the one address it is for, character for character. The path is compared as it is sent, so that an address which a
 * server might take for one within reach goes without.
 */
export function carriesCookies(credential: Credential | null, url: URL): boolean {
  if (credential?.scheme !== 'Cookie') return false;
  const reach = new URL(credential.reach);
  return url.origin === reach.origin && covers(reach.pathname, url.pathname);
}
