import { str } from '@lit/localize';
import { catalogue } from './catalogue.js';

/** What an agent reads of a session that is there, and of how one has ended, in English, by key. */
export const sessionStrings = catalogue('session', {
  handedOverHeading: 'You can close this window',
  handedOverLede: 'Sign-in goes on in the window you came from.',

  // how the last session ended
  signedOutTitle: 'You are signed out.',
  signedOutText: 'Nothing of your session is left on this page.',
  signedOutHereText: 'The sign-in service may still know you: on a shared computer, close the browser.',
  otherTabTitle: 'You signed out in another tab.',
  otherTabText: 'That ended your session here too. Sign in to go on.',
  expiredTitle: 'Your session has ended.',
  expiredText: 'It could not be extended any further. Sign in to go on where you were.',

  // on the way out
  signingOutHeading: 'Signing you out…',
  signingOutLede: 'Your session is removed from this browser first.',

  // signed in
  signedInHeading: 'You are signed in',
  signOut: 'Sign out',
  stay: 'Stay signed in',
  staying: 'Extending your session…',
  endsIn: (time: string) => str`Your session ends in ${time}.`,
  ending: 'Your session is about to end.',
  endsIn60: 'Your session ends in one minute.',
  endsIn30: 'Your session ends in 30 seconds.',
  endsIn10: 'Your session ends in 10 seconds.',
  endsText: 'Stay signed in to keep working.',
  notExtendedText: 'It could not be extended just now. Try again, or sign in again when it has ended.',
  endsForGoodText: 'It cannot be extended. Finish what you are doing, then sign in again.',
});
