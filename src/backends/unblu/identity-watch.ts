import type { CookieCredential } from '../../auth/credential.js';
import type { IdentityChange, IdentityTransition } from '../../core/identity-change.js';
import { isAnonymousSession } from './cookie-credential.js';

/** What has happened between two confirmations of a session, or null where it is the same one again. */
export function transitionOf(before: CookieCredential, after: CookieCredential): IdentityTransition | null {
  const [was, is] = [before, after].map(isAnonymousSession);
  // Before the subjects: somebody's id may be the word that those without a name have for one.
  if (was !== is) return was ? 'anonymous-to-authenticated' : 'authenticated-to-anonymous';
  return before.session.identity.subject === after.session.identity.subject ? null : 'authenticated-to-other';
}

/** The record of a change. It has subjects as fingerprints alone, so that a log of it names nobody. */
export async function recordChange(
  transition: IdentityTransition,
  parts: {
    readonly before: CookieCredential;
    readonly after: CookieCredential;
    readonly allowedTransitions: readonly IdentityTransition[];
  },
): Promise<IdentityChange> {
  const { before, after, allowedTransitions } = parts;
  const [from, to] = await Promise.all([before, after].map(({ session }) => fingerprint(session.identity.subject)));
  const allowed = allowedTransitions.includes(transition);
  return { transition, allowed, from: from ?? '', to: to ?? '', at: after.issuedAt };
}

async function fingerprint(subject: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(subject));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
