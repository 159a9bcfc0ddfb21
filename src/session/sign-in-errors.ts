import { DeskpassError } from '../core/errors.js';

/** The browser did not open the window. */
export const popupBlocked = (): DeskpassError =>
  new DeskpassError('popup-blocked', 'The browser did not open the sign-in window', {
    suggestion: 'Sign in on this page instead (display "redirect"), or allow windows for it.',
  });

/** One redirect leads to the next. */
export const redirectLoop = (): DeskpassError =>
  new DeskpassError('redirect-loop', 'The provider sends the page round in circles', { suggestion: 'Sign in again.' });
