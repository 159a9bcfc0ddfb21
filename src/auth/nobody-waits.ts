import { DeskpassError } from '../core/errors.js';

/**
 * There is no conversation, or no redirect that is out, that an answer belongs to: it comes too late, or that sign-in was
 * given up. `callback-replayed` where it is known that the answer was given before.
 */
export const nobodyWaits = (code: 'sign-in-expired' | 'callback-replayed' = 'sign-in-expired'): DeskpassError =>
  new DeskpassError(code, 'No sign-in waits for this answer', { suggestion: 'Start signing in again.' });
