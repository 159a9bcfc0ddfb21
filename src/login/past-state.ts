import type { SessionState } from '../session/session-state.js';

/** The state of a session that is there or was. */
export type PastState = Extract<SessionState, { status: 'signed-in' | 'signing-out' | 'handed-over' | 'signed-out' }>;

/** Whether there is or was a session to speak of. */
export const isPast = (state: SessionState): state is PastState =>
  state.status === 'signed-out'
    ? state.reason !== 'fresh'
    : state.status === 'signed-in' || state.status === 'signing-out' || state.status === 'handed-over';
