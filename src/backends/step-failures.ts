import { DeskpassError } from '../core/errors.js';

/** There is no conversation that the answer belongs to. */
export function nobodyWaits(): DeskpassError {
  return new DeskpassError('callback-replayed', 'No sign-in waits for this answer', {
    suggestion: 'Start signing in again.',
  });
}

/** An answer that is none to what was asked. */
export function notAsked(): DeskpassError {
  return new DeskpassError('request-invalid', 'The answer does not belong to what was asked', {
    suggestion: 'Answer the challenge that was given last, once.',
  });
}
