import { DeskpassError, type ErrorFacts } from '../core/errors.js';
import type { Grant } from '../core/grant.js';
import { isGrantableHeader } from '../core/grantable-header.js';
import { isSecureUrl } from '../core/loopback.js';
import { readUrl } from '../core/url-rules.js';
import { isGrantableMethod } from './policy.js';

/** What a grant is checked against. */
export interface GrantSurroundings {
  /** Whose grants they are; for the error. */
  readonly gadget: string;
  readonly deskOrigin: string;
  readonly development: boolean;
}

/**
 * Checks a gadget's grants and brings them into the form that the policy compares with. The page has read the desk
 * file already; the vault believes nobody. Throws `desk-file-invalid` for a grant that could never be safe: another
 * form than scheme, host and port in its origin, `http:` outside development, the desk itself, an odd path, a method
 * or header that cannot be granted.
 */
export function checkGrants(grants: readonly Grant[], surroundings: GrantSurroundings): readonly Grant[] {
  return grants.map((grant, at) => checkGrant(grant, at + 1, surroundings));
}

function checkGrant(grant: Grant, number: number, { gadget, deskOrigin, development }: GrantSurroundings): Grant {
  const invalid = (what: string, facts: ErrorFacts = {}): DeskpassError =>
    new DeskpassError('desk-file-invalid', `Grant ${number} of the gadget "${gadget}" cannot be used: ${what}`, {
      suggestion: `Correct grant ${number} of "${gadget}" in the desk file, and load the page again.`,
      facts: { gadget, grant: number, ...facts },
    });
  const { origin, path, methods, headers = [] } = grant;
  const reading = readUrl(`${origin}${path}`);
  if (!reading.ok) throw invalid(reading.why);
  const { url } = reading;
  if (url.origin !== origin) throw invalid(`an origin is scheme, host and port, as in ${url.origin}`);
  if (!path.startsWith('/') || url.search) throw invalid('a path begins with / and has no query');
  if (!isSecureUrl(url, development)) throw invalid('only https is allowed');
  if (origin === deskOrigin) throw invalid('the desk itself is never a target');
  const method = methods.find((each) => !isGrantableMethod(each));
  if (method !== undefined) throw invalid(`the method ${method} cannot be granted`, { method });
  const header = headers.find((each) => !isGrantableHeader(each));
  if (header !== undefined) throw invalid(`the header ${header} cannot be granted`, { header });
  // Anything but the exact word sends no credential.
  const authorization = grant.authorization === 'session' ? 'session' : 'none';
  return { origin, path: url.pathname, methods: [...methods], authorization, headers: [...headers] };
}
