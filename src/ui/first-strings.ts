/**
 * What an agent reads before anything has been fetched. Everything else is in `strings.ts`, which comes with the code
 * that shows it.
 */
export const firstStrings = {
  signInHeading: 'Sign in to your desk',
  signInLede: 'Your company account works here.',
  signIn: 'Sign in',
  connecting: 'Connecting…',
  or: 'or',
  tryAgain: 'Try again',
  notLoadedHeading: 'Sign-in could not be loaded',
  deskNotLoaded: 'Your desk could not be loaded',
  notLoadedLede: 'Check your connection, then try again.',
};
