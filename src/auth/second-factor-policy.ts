/** What follows when a budget is spent, or where there is nowhere to send a code to. */
export type Consequence =
  /** Nobody gets on for a while. */
  | { readonly kind: 'block'; readonly retryAfterMs: number }
  /** The sign-in begins anew, from its first step. */
  | { readonly kind: 'restart' }
  /** Another second factor or contact, where there is one that was not used up; else as `restart`. */
  | { readonly kind: 'switchMethod' }
  /** A person takes over; `target` names who, and belongs to the notice. */
  | { readonly kind: 'handoff'; readonly target: string }
  /** Signs the agent in all the same. For a system that checks the second factor once more by itself, and no other. */
  | { readonly kind: 'dangerouslyAllowWithoutSecondFactor' };

/** How codes are sent, tried and given up, where a system has no such rules of its own. */
export interface SecondFactorPolicy {
  /**
   * Who makes the code. `internal`: whoever goes by this policy, and sends it. `external`: an app or another system of the
   * agent's, so that nothing is sent, no contact is needed and the code's life is not known here: only tries are counted, all
   * of them together. Default `internal`.
   */
  readonly generator: 'internal' | 'external';
  /** How many codes are sent in one sign-in, the first one included. Default 3. */
  readonly maxSends: number;
  /** How often one code can be tried. Default 5. */
  readonly maxVerifiesPerCode: number;
  /** Default: block for 15 minutes. */
  readonly onSendsExceeded: Consequence;
  /** Default: restart. */
  readonly onVerifiesExceeded: Consequence;
  /** Default: block, with no time at which it ends. */
  readonly onNoContact: Consequence;
  /** Whether a code that does not match has another one sent, which counts as a send. Default false. */
  readonly resendAfterFailure: boolean;
  /** Whether an agent who has passed is not asked again in the same session. Default true. */
  readonly skipIfVerified: boolean;
  /** How many digits a code has, 4 to 10. Default 6. */
  readonly digits: number;
  /** Milliseconds for which a code works, time to deliver and to type it included. Default 5 minutes. */
  readonly lifetimeMs: number;
  /** Milliseconds between two sends. Default 30 seconds. */
  readonly resendAfterMs: number;
}

/** Three codes, five tries of each, then a block of a quarter of an hour or a new beginning. */
export const defaultSecondFactorPolicy: SecondFactorPolicy = {
  generator: 'internal',
  maxSends: 3,
  maxVerifiesPerCode: 5,
  onSendsExceeded: { kind: 'block', retryAfterMs: 15 * 60_000 },
  onVerifiesExceeded: { kind: 'restart' },
  onNoContact: { kind: 'block', retryAfterMs: Infinity },
  resendAfterFailure: false,
  skipIfVerified: true,
  digits: 6,
  lifetimeMs: 5 * 60_000,
  resendAfterMs: 30_000,
};

/** Where a second factor stands. Immutable; begin with {@link initialSecondFactor}. */
export interface SecondFactor {
  readonly sends: number;
  /** Tries of the code that was sent last. */
  readonly verifies: number;
  /** Milliseconds since the epoch at which the last code was sent, or null before the first. */
  readonly sentAt: number | null;
  readonly isVerified: boolean;
  /** Milliseconds since the epoch until which nobody gets on, or null. */
  readonly blockedUntil: number | null;
}

/** Before the first code. */
export const initialSecondFactor: SecondFactor = {
  sends: 0,
  verifies: 0,
  sentAt: null,
  isVerified: false,
  blockedUntil: null,
};

/** What may happen. `others`: how many other factors or contacts are not used up; absent where the caller finds out itself. */
export type SecondFactorEvent = { readonly others?: number } &
  /** The step is reached; `contacts` is how many places a code can go to. */
  (
    | { readonly kind: 'enter'; readonly contacts: number }
    /** A code is wanted, the first or another one. */
    | { readonly kind: 'send' }
    /** The system has said of a code whether it matches. */
    | { readonly kind: 'verify'; readonly matches: boolean }
  );

/** What is to be done. */
export type Verdict =
  | { readonly kind: 'pass' }
  /** Choose where the code goes: there is more than one place. */
  | { readonly kind: 'choose' }
  /** Send a code now. */
  | { readonly kind: 'send' }
  /** Another code can be sent from `until` on. */
  | { readonly kind: 'wait'; readonly until: number }
  /** Ask for the code (again). */
  | { readonly kind: 'ask'; readonly problem: 'code-wrong' | 'code-expired' | null }
  /** A budget is spent. */
  | { readonly kind: 'exceeded'; readonly what: 'sends' | 'verifies' | 'contacts'; readonly then: Consequence }
  | { readonly kind: 'blocked'; readonly until: number };

/** What came of an event. */
export interface SecondFactorStep {
  readonly next: SecondFactor;
  readonly verdict: Verdict;
}

/**
 * How long the code is, until when the last one works and from when another can be sent, for an `otp` challenge.
 *
 * @example
 * ```ts
 * import { codeTimes, defaultSecondFactorPolicy, initialSecondFactor } from 'deskpass';
 * const sent = { ...initialSecondFactor, sends: 1, sentAt: Date.now() };
 * const { attemptsLeft, canResend } = codeTimes(sent, defaultSecondFactorPolicy);
 * console.log(attemptsLeft, canResend); // 5 true
 * ```
 */
export function codeTimes({ sentAt, verifies, sends }: SecondFactor, policy: SecondFactorPolicy) {
  const at = sentAt ?? 0;
  return {
    digits: policy.digits,
    expiresAt: at + policy.lifetimeMs,
    resendAt: at + policy.resendAfterMs,
    attemptsLeft: Math.max(0, policy.maxVerifiesPerCode - verifies),
    canResend: policy.generator === 'internal' && sends < policy.maxSends,
  };
}

/**
 * What a policy makes of an event. Pure. A spent budget stays spent until the sign-in begins anew with
 * {@link initialSecondFactor}; a block outlives that, so keep `blockedUntil`.
 *
 * @example
 * ```ts
 * import { advanceSecondFactor, defaultSecondFactorPolicy, initialSecondFactor } from 'deskpass';
 * const policy = { ...defaultSecondFactorPolicy, maxSends: 2, onSendsExceeded: { kind: 'handoff', target: 'Help desk' } as const };
 * const { verdict } = advanceSecondFactor(initialSecondFactor, { kind: 'enter', contacts: 1 }, { policy, now: Date.now() });
 * console.log(verdict.kind); // "send"
 * ```
 */
export function advanceSecondFactor(
  state: SecondFactor,
  event: SecondFactorEvent,
  { policy, now }: { readonly policy: SecondFactorPolicy; readonly now: number },
): SecondFactorStep {
  if (state.blockedUntil !== null && state.blockedUntil > now) {
    return { next: state, verdict: { kind: 'blocked', until: state.blockedUntil } };
  }
  const step = take(state, event, policy, now);
  const { verdict } = step;
  if (verdict.kind !== 'exceeded') return step;
  // There is nothing to switch to.
  const isStuck = verdict.then.kind === 'switchMethod' && event.others === 0;
  const then: Consequence = isStuck ? { kind: 'restart' } : verdict.then;
  const blockedUntil = then.kind === 'block' ? now + then.retryAfterMs : state.blockedUntil;
  return { next: { ...step.next, blockedUntil }, verdict: { ...verdict, then } };
}

function take(
  state: SecondFactor,
  event: SecondFactorEvent,
  policy: SecondFactorPolicy,
  now: number,
): SecondFactorStep {
  const isExternal = policy.generator === 'external';
  switch (event.kind) {
    case 'enter':
      if (state.isVerified && policy.skipIfVerified) return { next: state, verdict: { kind: 'pass' } };
      if (isExternal) return ask(state);
      if (event.contacts === 0) return exceed(state, 'contacts', policy.onNoContact);
      if (event.contacts > 1) return { next: state, verdict: { kind: 'choose' } };
      return send(state, policy, now);
    case 'send':
      // What somebody else makes cannot be sent.
      return isExternal ? ask(state) : send(state, policy, now);
    case 'verify':
      return verify(state, event.matches, policy, now);
  }
}

const ask = (next: SecondFactor, problem: 'code-wrong' | 'code-expired' | null = null): SecondFactorStep => ({
  next,
  verdict: { kind: 'ask', problem },
});

const exceed = (next: SecondFactor, what: 'sends' | 'verifies' | 'contacts', then: Consequence): SecondFactorStep => ({
  next,
  verdict: { kind: 'exceeded', what, then },
});

function send(state: SecondFactor, policy: SecondFactorPolicy, now: number): SecondFactorStep {
  const until = state.sentAt === null ? now : state.sentAt + policy.resendAfterMs;
  if (state.sends >= policy.maxSends) return exceed(state, 'sends', policy.onSendsExceeded);
  if (until > now) return { next: state, verdict: { kind: 'wait', until } };
  return { next: { ...state, sends: state.sends + 1, verifies: 0, sentAt: now }, verdict: { kind: 'send' } };
}

function verify(state: SecondFactor, matches: boolean, policy: SecondFactorPolicy, now: number): SecondFactorStep {
  if (state.verifies >= policy.maxVerifiesPerCode) return exceed(state, 'verifies', policy.onVerifiesExceeded);
  const isInternal = policy.generator === 'internal';
  // The time counts as well as the code: one that came too late is no match.
  if (isInternal && state.sentAt !== null && now >= state.sentAt + policy.lifetimeMs) return ask(state, 'code-expired');
  const next = { ...state, verifies: state.verifies + 1 };
  if (matches) return { next: { ...next, isVerified: true }, verdict: { kind: 'pass' } };
  if (isInternal && policy.resendAfterFailure) return send({ ...next, sentAt: null }, policy, now);
  return next.verifies >= policy.maxVerifiesPerCode
    ? exceed(next, 'verifies', policy.onVerifiesExceeded)
    : ask(next, 'code-wrong');
}
