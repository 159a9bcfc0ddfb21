import { DeskpassError } from '../core/errors.js';

/** An answer that is none to what was asked. */
export function notAsked(): DeskpassError {
  return new DeskpassError('request-invalid', 'The answer does not belong to what was asked', {
    suggestion: 'Answer the challenge that was given last, once.',
  });
}
