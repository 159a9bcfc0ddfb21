import type { VaultSettings } from '../auth/vault-contract.js';
import type { SignInMethod } from '../core/desk.js';
import { DeskpassError } from '../core/errors.js';
import type { Grant, Grants } from '../core/grant.js';
import { isSecureUrl } from '../core/loopback.js';
import { readUrl } from '../core/url-rules.js';
import { isGrantableMethod } from './policy.js';
import { isGrantableHeader } from './request-headers.js';

/** The vault's settings, checked: what the policy compares against is in its canonical form. */
export interface CheckedSettings {
  readonly pageUrl: string;
  readonly deskOrigin: string;
  readonly development: boolean;
  readonly signIn: readonly SignInMethod[];
  readonly grants: Grants;
}

const invalid = (what: string): DeskpassError =>
  new DeskpassError('desk-file-invalid', `The desk file cannot be used: ${what}`);

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Checks what the page configures, for the vault believes nobody. Throws `desk-file-invalid` for a grant that could
 * never be safe: another form than scheme, host and port in its origin, `http:` outside development, the desk itself,
 * an odd path, a forbidden method or header.
 */
export function checkSettings(settings: VaultSettings): CheckedSettings {
  const { development, signIn, gadgets } = settings;
  if (!URL.canParse(settings.pageUrl)) throw invalid('the page has no address');
  const page = new URL(settings.pageUrl);
  const grants = new Map<string, readonly Grant[]>();
  for (const { id, grants: listed } of gadgets) {
    if (!ID.test(id) || grants.has(id)) throw invalid('a gadget has no id of its own');
    grants.set(
      id,
      listed.map((grant, at) =>
        checkGrant(grant, `grant ${at + 1} of ${id}`, { development, deskOrigin: page.origin }),
      ),
    );
  }
  const ids = new Set(signIn.map(({ id }) => id));
  if (ids.size !== signIn.length || ![...ids].every((id) => ID.test(id))) {
    throw invalid('a way to sign in has no id of its own');
  }
  return {
    pageUrl: `${page.origin}${page.pathname}`,
    deskOrigin: page.origin,
    development,
    signIn: structuredClone(signIn),
    grants,
  };
}

function checkGrant(grant: Grant, name: string, desk: { development: boolean; deskOrigin: string }): Grant {
  const { origin, path, methods, headers = [] } = grant;
  const reading = readUrl(`${origin}${path}`);
  if (!reading.ok) throw invalid(`${name}: ${reading.why}`);
  const { url } = reading;
  if (url.origin !== origin) throw invalid(`${name}: an origin is scheme, host and port, as in ${url.origin}`);
  if (!path.startsWith('/') || url.search) throw invalid(`${name}: a path begins with / and has no query`);
  if (!isSecureUrl(url, desk.development)) throw invalid(`${name}: only https is allowed`);
  if (origin === desk.deskOrigin) throw invalid(`${name}: the desk itself is never a target`);
  if (!methods.every(isGrantableMethod)) throw invalid(`${name}: a method cannot be granted`);
  if (!headers.every(isGrantableHeader)) throw invalid(`${name}: a header cannot be granted`);
  // Anything but the exact word sends no credential.
  const authorization = grant.authorization === 'session' ? 'session' : 'none';
  return { origin, path: url.pathname, methods: [...methods], authorization, headers: [...headers] };
}
