import {
  advanceSecondFactor,
  defaultSecondFactorPolicy,
  initialSecondFactor,
  type SecondFactor,
  type SecondFactorEvent,
} from '../../auth/second-factor-policy.js';

/**
 * How often a code can be wrong and be sent in one try to sign in. Expertflow has no limits of its own but for the
 * tries of one sent code in its newer release, whose outcome is taken as it comes. It counts codes of an app and of a
 * token too, which nobody sends and whose time Expertflow knows, so that no code is ever too old here.
 */
export class FactorBudget {
  #state: SecondFactor = initialSecondFactor;

  /** Counts the code that a sign-in sends by itself; one that is sent again by signing in is counted already. */
  begin(now: number): void {
    if (this.#state.sends === 0) this.send(now);
  }

  /** Counts a code that is to be sent. Returns until when no other is, in milliseconds since the epoch, or null. */
  send(now: number): number | null {
    const verdict = this.#advance({ kind: 'send' }, now);
    return verdict.kind === 'exceeded' || verdict.kind === 'blocked' ? this.#state.blockedUntil : null;
  }

  /** Until when no code is sent, in milliseconds since the epoch, or null. */
  blockedUntil(now: number): number | null {
    const { blockedUntil } = this.#state;
    return blockedUntil !== null && blockedUntil > now ? blockedUntil : null;
  }

  /** Counts a code that was wrong. Returns whether it was one too many. */
  fail(now: number): boolean {
    return this.#advance({ kind: 'verify', matches: false }, now).kind === 'exceeded';
  }

  #advance(event: SecondFactorEvent, now: number) {
    // The site says how long to wait between two codes.
    const policy = { ...defaultSecondFactorPolicy, lifetimeMs: Infinity, resendAfterMs: 0 };
    // A block is on sending alone: the code that is out can still be typed.
    const blockedUntil = event.kind === 'send' ? this.#state.blockedUntil : null;
    const { next, verdict } = advanceSecondFactor({ ...this.#state, blockedUntil }, event, { policy, now });
    this.#state = { ...next, blockedUntil: next.blockedUntil ?? this.#state.blockedUntil };
    return verdict;
  }
}
