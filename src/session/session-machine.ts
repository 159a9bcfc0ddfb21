import type { AskedChallenge } from '../auth/step.js';
import type { Method } from '../auth/method.js';
import type { DeskpassError } from '../core/errors.js';
import type { PublicSession } from '../core/identity.js';
import type { SessionState, SignedOutReason } from './session-state.js';

/** The state that a screen draws, and what must be remembered to get back to the ways to sign in. */
export interface Progress {
  readonly state: SessionState;
  readonly methods: readonly Method[];
  readonly reason: SignedOutReason;
}

/** Everything that can happen to a session. */
export type Change =
  /** The desk file, the vault or the systems are being asked. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'restore' }
  | { readonly kind: 'hand-over' }
  /** The ways to sign in are known. */
  | { readonly kind: 'offer'; readonly methods: readonly Method[] }
  | { readonly kind: 'begin'; readonly method: string }
  | { readonly kind: 'leave'; readonly at: 'provider' | 'popup' }
  /** The system asks the agent something. */
  | { readonly kind: 'challenge'; readonly method: string; readonly challenge: AskedChallenge }
  /** The agent's answer is on its way. */
  | { readonly kind: 'answer' }
  /** It could not be delivered; it can be given again. */
  | { readonly kind: 'answer-failed'; readonly error: DeskpassError }
  /** The sign-in under way leads nowhere; null where nobody needs to be told why. */
  | { readonly kind: 'give-up'; readonly error: DeskpassError | null }
  | { readonly kind: 'sign-in'; readonly session: PublicSession }
  | { readonly kind: 'renew'; readonly session: PublicSession }
  | { readonly kind: 'expire-soon' }
  | { readonly kind: 'sign-out' }
  | { readonly kind: 'end'; readonly reason: SignedOutReason }
  | { readonly kind: 'fail'; readonly error: DeskpassError };

export const initialProgress: Progress = { state: { status: 'starting' }, methods: [], reason: 'fresh' };

/**
 * What a session is after a change. Pure. A change that cannot happen in the state at hand (an answer that came too
 * late, a renewal after the sign-out) returns the very same object.
 */
export function advance(progress: Progress, change: Change): Progress {
  const { state, methods, reason } = progress;
  const to = (next: SessionState): Progress => ({ ...progress, state: next });
  const signedOut = (error: DeskpassError | null): SessionState => ({ status: 'signed-out', reason, methods, error });

  switch (change.kind) {
    case 'ask':
      // What was known of the ways to sign in holds no more.
      return { ...progress, methods: [], state: { status: 'starting' } };
    case 'restore':
      return state.status === 'starting' || state.status === 'signed-out' ? to({ status: 'restoring' }) : progress;
    case 'hand-over':
      return to({ status: 'handed-over' });
    case 'offer': {
      const error = state.status === 'signed-out' ? state.error : null;
      const offered: Progress = { ...progress, methods: change.methods };
      return state.status === 'starting' || state.status === 'signed-out'
        ? { ...offered, state: { status: 'signed-out', reason, methods: change.methods, error } }
        : offered;
    }
    case 'begin':
      return state.status === 'starting' ||
        state.status === 'restoring' ||
        state.status === 'signed-out' ||
        state.status === 'signing-in'
        ? to({ status: 'signing-in', method: change.method, at: 'vault' })
        : progress;
    case 'leave':
      return state.status === 'signing-in' || state.status === 'challenge'
        ? to({ status: 'signing-in', method: state.method, at: change.at })
        : progress;
    case 'challenge': {
      const { method, challenge } = change;
      return state.status === 'signing-in' || state.status === 'challenge'
        ? to({ status: 'challenge', method, challenge, busy: false, error: null })
        : progress;
    }
    case 'answer':
      return state.status === 'challenge' && !state.busy ? to({ ...state, busy: true, error: null }) : progress;
    case 'answer-failed':
      return state.status === 'challenge' ? to({ ...state, busy: false, error: change.error }) : progress;
    case 'give-up':
      if (state.status === 'signed-in' || state.status === 'signing-out' || state.status === 'failed') return progress;
      // With nothing to say and nothing to offer there is nothing to draw but the start.
      return to(change.error === null && methods.length === 0 ? { status: 'starting' } : signedOut(change.error));
    case 'sign-in':
      return state.status === 'signing-out' || state.status === 'failed'
        ? progress
        : { ...progress, reason: 'fresh', state: { status: 'signed-in', session: change.session, expiring: false } };
    case 'renew':
      return state.status === 'signed-in'
        ? to({ status: 'signed-in', session: change.session, expiring: false })
        : progress;
    case 'expire-soon':
      return state.status === 'signed-in' ? to({ ...state, expiring: true }) : progress;
    case 'sign-out':
      return state.status === 'signed-in' ? to({ status: 'signing-out' }) : progress;
    case 'end': {
      const ended: Progress = { ...progress, reason: change.reason };
      // The page comes back from the provider's sign-out: the ways to sign in follow.
      if (state.status === 'starting') return ended;
      return state.status === 'signed-in' || state.status === 'signing-out'
        ? { ...ended, state: { status: 'signed-out', reason: change.reason, methods, error: null } }
        : progress;
    }
    case 'fail':
      return to({ status: 'failed', error: change.error });
  }
}
