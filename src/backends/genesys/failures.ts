import { DeskpassError } from '../../core/errors.js';

/** Nothing came back that can be read, or the system says that it cannot answer now. */
export function unreachable(
  reason: 'network' | 'timeout' | 'status',
  facts: { readonly status?: number; readonly retryAfter?: number } = {},
): DeskpassError {
  return new DeskpassError('provider-unreachable', 'Genesys does not answer', {
    suggestion:
      'Check that the service runs, that it allows this page by CORS, and that this page allows it by connect-src.',
    facts: { reason, ...facts },
  });
}

/** Why the system could not be told of a sign-out: what the transport said, or that the time was up. */
export function untold(thrown: unknown): never {
  throw thrown instanceof DeskpassError ? thrown : unreachable('timeout');
}

/** An answer that no document describes. */
export function invalidAnswer(problem: string): DeskpassError {
  return new DeskpassError('provider-invalid', `The answer of Genesys cannot be used: ${problem}`, {
    suggestion: 'Check the addresses of this way to sign in.',
  });
}

/** Genesys is set up in a way that nobody can sign in with here. `word` is already harmless. */
export function refused(word: string, status: number): DeskpassError {
  return new DeskpassError('provider-refused', 'Genesys refuses this client', {
    suggestion: 'Check the client, its grant types and its redirect addresses at Genesys.',
    facts: { error: word, status },
  });
}

/** Only the agent can go on, and nobody may be asked now: no silent way in is documented. */
export function loginRequired(): DeskpassError {
  return new DeskpassError('login-required', 'Genesys has no way to sign in without the agent');
}

/** The session is over: nothing but the agent can bring it back. */
export function sessionEnded(): DeskpassError {
  return new DeskpassError('session-ended', 'Genesys has ended the session', { suggestion: 'Sign in again.' });
}
