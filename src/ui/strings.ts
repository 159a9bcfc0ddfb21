import { firstStrings } from './first-strings.js';

/**
 * What an agent reads, in English, by key: plain words, second person, buttons are verbs. Another language is another
 * file with an object of the type {@link Strings}, fetched when it is asked for. What an agent reads about a failure
 * is in `error-text.ts`.
 */
export const strings = {
  ...firstStrings,

  // choosing how to sign in
  continueWith: (label: string) => `Continue with ${label}`,
  use: (label: string) => `Use ${label}`,

  // on the way
  signingIn: 'Signing you in…',
  takingYouTo: (label: string) => `Taking you to ${label}…`,
  signInPage: 'the sign-in page',
  popupHeading: 'Continue in the window that opened',
  popupLede: (label: string) => `You sign in with ${label} there. This page goes on by itself.`,
  openAgain: 'Open it again',
  cancel: 'Cancel',
  restoringHeading: 'Bringing you back…',
  restoringLede: 'The sign-in service may still know you, so there may be nothing to type.',
  signInInstead: 'Sign in instead',
  handedOverHeading: 'You can close this window',
  handedOverLede: 'Sign-in goes on in the window you came from.',

  // how the last session ended
  signedOutTitle: 'You are signed out.',
  signedOutText: 'Nothing of your session is left on this page.',
  otherTabTitle: 'You signed out in another tab.',
  otherTabText: 'That ended your session here too. Sign in to go on.',
  expiredTitle: 'Your session has ended.',
  expiredText: 'It could not be extended any further. Sign in to go on where you were.',
  refusedTitle: 'Your session was ended for you.',
  refusedText: 'The sign-in service does not accept it any longer. Sign in to go on.',

  // signed in
  signedInHeading: 'You are signed in',
  signOut: 'Sign out',
  signingOutHeading: 'Signing you out…',
  signingOutLede: 'Your session is removed from this browser first.',
  stay: 'Stay signed in',
  staying: 'Extending your session…',
  endsIn: (time: string) => `Your session ends in ${time}.`,
  ending: 'Your session is about to end.',
  endsInMinute: 'Your session ends in one minute.',
  endsInSeconds: (seconds: number) => `Your session ends in ${seconds} seconds.`,
  endsText: 'Stay signed in to keep working.',
  notExtendedText: 'It could not be extended just now. Try again, or sign in again when it has ended.',
  endsForGoodText: 'It cannot be extended. Finish what you are doing, then sign in again.',
};

/** Minutes and seconds of a span in milliseconds, such as `4:32`; `0:00` when it is over. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
