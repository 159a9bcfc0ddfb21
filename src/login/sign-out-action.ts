import { sessionStrings } from '../ui/session-strings.js';
import { mainAction } from './first-screen.js';
import type { Action } from './screen.js';

/** The way out of a session. */
export const signOutAction = (): Action => ({
  ...mainAction,
  intent: { kind: 'sign-out' },
  label: sessionStrings.signOut,
  look: 'plain',
});
