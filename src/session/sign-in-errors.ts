import { DeskpassError } from '../core/errors.js';

/** The browser did not open the window. */
export const popupBlocked = (): DeskpassError =>
  new DeskpassError('popup-blocked', 'The browser did not open the sign-in window', {
    suggestion: 'Sign in on this page instead (display "redirect"), or allow windows for it.',
  });

/** The agent has closed the window. */
export const popupClosed = (): DeskpassError =>
  new DeskpassError('popup-closed', 'The sign-in window was closed before the sign-in was done', {
    suggestion: 'Sign in again.',
  });

/** One redirect leads to the next. */
export const redirectLoop = (): DeskpassError =>
  new DeskpassError('redirect-loop', 'The provider sends the page round in circles', { suggestion: 'Sign in again.' });
