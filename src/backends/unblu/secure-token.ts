import type { Addresses } from './addresses.js';
import { invalidAnswer, nobodyNamed, tokenRefused } from './failures.js';
import { parseObject } from './parse-json.js';
import type { Transport } from './transport.js';
import type { UnbluSettings } from './settings.js';

/** Tokens have a few kilobytes at most; this is in characters. */
const LONGEST = 16_384;

/**
 * Signs in with a token of the site, which is asked as the one whom its own cookie names. The token is used up at once
 * and kept nowhere. Unblu answers with nothing but its cookie.
 */
export async function signInByToken(
  { tokenUrl, tokenType }: UnbluSettings,
  parts: {
    readonly transport: Transport;
    readonly addresses: Addresses;
    readonly silent: boolean;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const { transport, addresses, silent, signal } = parts;
  const given = await transport({ endpoint: 'site-token', url: tokenUrl, body: {}, signal });
  if (given.status === 401 || given.status === 403) throw nobodyNamed(silent, 'site-knows-nobody');
  const token = given.status === 200 ? parseObject(given.text)?.['token'] : undefined;
  if (typeof token !== 'string' || token.length > LONGEST || !/^[\w.~+/=-]+$/.test(token)) {
    throw invalidAnswer('site-token', 'the site gives no token', 'Let `tokenUrl` answer a POST with {"token": "…"}.');
  }
  const url = addresses.authenticator('loginWithSecureToken');
  const { status } = await transport({ endpoint: 'secure-token', url, body: { token, type: tokenType }, signal });
  if (status >= 200 && status < 300) return;
  if (status === 404 || status === 405 || status === 415) throw invalidAnswer('secure-token', `it answers ${status}`);
  throw tokenRefused(status);
}
