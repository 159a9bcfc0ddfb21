import type { DeskpassError } from '../core/errors.js';
import type { SessionState } from '../session/session-state.js';

/** A state that has a failure to show. */
export type FailureState =
  | (SessionState & { readonly status: 'failed' })
  | (SessionState & { readonly status: 'signed-out' } & { readonly error: DeskpassError });

/** The state in which the system asks the agent something. */
export type ChallengeState = SessionState & { readonly status: 'challenge' };

/** Whether a state has a failure to show. */
export function isFailure(state: SessionState): state is FailureState {
  return state.status === 'failed' || (state.status === 'signed-out' && state.error !== null);
}
