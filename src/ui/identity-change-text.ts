import { msg } from '@lit/localize';
import type { IdentityTransition } from '../core/identity-change.js';
import type { ErrorText } from './error-text.js';

/** Who is there now, and why the session had to end. A transition that has no words here does not compile. */
const texts: Readonly<Record<IdentityTransition, readonly [title: string, text: string]>> = {
  'authenticated-to-other': [
    'Somebody else is signed in at the sign-in service now.',
    'Your session here was ended, so that nothing is done under a wrong name. Sign in again, and check that the name is yours.',
  ],
  'authenticated-to-anonymous': [
    'Nobody is signed in at the sign-in service any more.',
    'Your session here was ended, because it could not go on without a name. Sign in again to go on.',
  ],
  'anonymous-to-authenticated': [
    'Somebody has signed in at the sign-in service.',
    'Your session here had no name and was ended, so that nothing is done under theirs. Sign in again to go on.',
  ],
};

/** What an agent reads where who is signed in has changed and the site does not allow it; null for a change unknown here. */
export function identityChangeText(transition: unknown): ErrorText | null {
  if (typeof transition !== 'string' || !Object.hasOwn(texts, transition)) return null;
  const [title, text] = texts[transition as IdentityTransition];
  const id = `change.${transition}`;
  return { title: msg(title, { id: `${id}.title` }), text: msg(text, { id: `${id}.text` }) };
}
