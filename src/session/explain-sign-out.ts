import { DeskpassError } from '../core/errors.js';

/** Says what a sign-out has ended that the system could not be told of, and what is left to do. */
export function explainSignOut({ code, message, suggestion, facts }: DeskpassError): DeskpassError {
  return new DeskpassError(code, `The agent is signed out here, but the provider could not be told: ${message}`, {
    suggestion: `The agent may still be signed in there: on a shared computer, sign out there or close the browser. ${suggestion}`,
    facts: { ...facts, signedOut: 'here' },
  });
}
