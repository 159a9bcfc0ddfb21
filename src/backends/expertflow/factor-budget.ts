import {
  advanceSecondFactor,
  codeTimes,
  defaultSecondFactorPolicy,
  initialSecondFactor,
  type Consequence,
  type SecondFactor,
  type SecondFactorEvent,
  type SecondFactorPolicy,
} from '../../auth/second-factor-policy.js';
import { BLOCK, type FactorRules } from './factor-rules.js';

/** Nobody has used a budget for so long: it is as new. */
const IDLE_MS = 15 * 60_000;

/** What is spent, and what the site wants then. */
export interface Spent {
  readonly what: 'sends' | 'verifies';
  readonly then: Consequence;
}

/** What follows a wrong code: it is asked for again, another one is sent, or can be asked for, or something is spent. */
export type Failure = 'ask' | 'send' | 'another' | Spent;

/**
 * How often codes can be wrong and be sent for one agent, until a sign-in succeeds: signing in again gives nobody more
 * of them. Expertflow has no limits of its own but for the tries of one sent code in its newer release, whose outcome is
 * taken as it comes. Codes of an app and of a token count too, which nobody sends and whose time Expertflow knows, so
 * that no code is ever too old here.
 */
export class FactorBudget {
  readonly #rules: FactorRules;
  #state: SecondFactor = initialSecondFactor;
  #attempt: object | null = null;
  #usedAt = 0;

  constructor(rules: FactorRules) {
    this.#rules = rules;
  }

  /** Counts the code that a sign-in sends by itself; one that is sent again by signing in is counted already. */
  begin(attempt: object, now: number): void {
    if (this.#attempt === attempt) return;
    this.#attempt = attempt;
    this.send(now);
  }

  /** Counts a code that is to be sent, or says what is spent: then none is. */
  send(now: number): Spent | null {
    const verdict = this.#advance({ kind: 'send' }, now);
    if (verdict.kind === 'blocked') return { what: 'sends', then: BLOCK };
    return verdict.kind === 'exceeded' ? this.#spend('sends', verdict.then) : null;
  }

  /** Says what is spent where another sign-in would have one code too many sent, or where there is a block. */
  admit(now: number): Spent | null {
    const isSpent = this.#state.sends >= this.#rules.maxSends;
    return this.blockedUntil(now) !== null || isSpent ? this.send(now) : null;
  }

  /** Until when nobody gets on, in milliseconds since the epoch, or null; `Infinity` where somebody has to help. */
  blockedUntil(now: number): number | null {
    const { blockedUntil } = this.#state;
    return blockedUntil !== null && blockedUntil > now ? blockedUntil : null;
  }

  /** Whether it counts for nothing any more: its block is over, or nobody has used it for long. */
  isOver(now: number): boolean {
    const { blockedUntil } = this.#state;
    const isIdle = now >= this.#usedAt + IDLE_MS;
    return blockedUntil === null || blockedUntil === Infinity ? isIdle : blockedUntil <= now;
  }

  /** How many more codes can be tried. */
  get attemptsLeft(): number {
    return codeTimes(this.#state, this.#policy(false)).attemptsLeft;
  }

  /** Counts a code that was wrong; `isLast` where Expertflow has counted by itself. */
  fail(now: number, { isSent, isLast = false }: { readonly isSent: boolean; readonly isLast?: boolean }): Failure {
    if (isLast) this.#state = { ...this.#state, verifies: this.#rules.maxVerifiesPerCode };
    const verdict = this.#advance({ kind: 'verify', matches: false }, now, isSent);
    if (verdict.kind === 'send') return 'send';
    if (verdict.kind !== 'exceeded') return 'ask';
    const what = verdict.what === 'sends' ? 'sends' : 'verifies';
    const isFree = what === 'verifies' && isSent && this.#rules.onVerifiesExceeded === null;
    return isFree ? 'another' : this.#spend(what, verdict.then);
  }

  #spend(what: Spent['what'], then: Consequence): Spent {
    const isAnew = then.kind === 'restart' || then.kind === 'switchMethod';
    if (isAnew) this.#state = initialSecondFactor;
    if (then.kind === 'handoff') this.#state = { ...this.#state, blockedUntil: Infinity };
    return { what, then };
  }

  #policy(isSent: boolean): SecondFactorPolicy {
    const { maxSends, maxVerifiesPerCode, onSendsExceeded, onVerifiesExceeded, resendAfterFailure } = this.#rules;
    return {
      ...defaultSecondFactorPolicy,
      maxSends,
      maxVerifiesPerCode,
      onSendsExceeded,
      onVerifiesExceeded: onVerifiesExceeded ?? (isSent ? { kind: 'restart' } : BLOCK),
      resendAfterFailure: resendAfterFailure && isSent,
      lifetimeMs: Infinity,
      // The site says how long to wait between two codes.
      resendAfterMs: 0,
    };
  }

  #advance(event: SecondFactorEvent, now: number, isSent = false) {
    this.#usedAt = now;
    // A block of sending is on sending alone: the code that is out can still be typed.
    const blockedUntil = event.kind === 'send' ? this.#state.blockedUntil : null;
    const policy = this.#policy(isSent);
    const { next, verdict } = advanceSecondFactor({ ...this.#state, blockedUntil }, event, { policy, now });
    this.#state = { ...next, blockedUntil: next.blockedUntil ?? this.#state.blockedUntil };
    return verdict;
  }
}
