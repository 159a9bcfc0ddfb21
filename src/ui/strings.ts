import { str } from '@lit/localize';
import { catalogue } from './catalogue.js';

/**
 * What an agent reads, in English, by key: plain words, second person, buttons are verbs. Every other language is a
 * file in `languages/`, fetched when it is asked for. What an agent reads about a failure is in `error-text.ts`.
 */
export const strings = catalogue('card', {
  // choosing how to sign in
  or: 'or',
  tryAgain: 'Try again',
  deskNotLoaded: 'Your desk could not be loaded',
  continueWith: (label: string) => str`Continue with ${label}`,
  use: (label: string) => str`Use ${label}`,

  // on the way
  signingIn: 'Signing you in…',
  takingYouTo: (label: string) => str`Taking you to ${label}…`,
  signInPage: 'the sign-in page',
  popupHeading: 'Continue in the window that opened',
  popupLede: (label: string) => str`You sign in with ${label} there. This page goes on by itself.`,
  openAgain: 'Open it again',
  cancel: 'Cancel',
  restoringHeading: 'Bringing you back…',
  restoringLede: 'The sign-in service may still know you, so there may be nothing to type.',
  signInInstead: 'Sign in instead',
});
