import { catalogue } from './catalogue.js';

/** What an agent reads around a failure; what it says of the failure itself is in `error-text.ts`. */
export const failureStrings = catalogue('failure', {
  failedHeading: 'Sign-in is not possible right now',
  failedLede: 'The rest of this page is not affected.',
  continueHere: 'Continue in this window',
  tryWindowAgain: 'Try the window again',
  details: 'Details for support',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Copying is not allowed here. The text is selected: copy it with the keyboard.',
});
