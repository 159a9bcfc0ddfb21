import { DeskpassError, type ErrorFacts } from '../core/errors.js';

/** The browser did not open the window. With the fact `waits` the sign-in goes on as soon as one opens. */
export const popupBlocked = (facts: ErrorFacts): DeskpassError =>
  new DeskpassError('popup-blocked', 'The browser did not open the sign-in window', {
    suggestion: 'Sign in on this page instead (display "redirect"), or allow windows for it.',
    facts,
  });

/** One redirect leads to the next. */
export const redirectLoop = (): DeskpassError =>
  new DeskpassError('redirect-loop', 'The provider sends the page round in circles', { suggestion: 'Sign in again.' });
