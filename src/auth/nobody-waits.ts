import { DeskpassError } from '../core/errors.js';

/** There is no conversation, or no redirect that is out, that an answer belongs to. */
export const nobodyWaits = (): DeskpassError =>
  new DeskpassError('callback-replayed', 'No sign-in waits for this answer', { suggestion: 'Start signing in again.' });
