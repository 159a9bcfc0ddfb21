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

export const defaultSecondFactorPolicy: SecondFactorPolicy = {
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

export const initialSecondFactor: SecondFactor = {
  sends: 0,
  verifies: 0,
  sentAt: null,
  isVerified: false,
  blockedUntil: null,
};

/** What may happen. */
export type SecondFactorEvent =
  /** The step is reached; `contacts` is how many places a code can go to. */
  | { readonly kind: 'enter'; readonly contacts: number }
  /** A code is wanted, the first or another one. */
  | { readonly kind: 'send' }
  /** The system has said of a code whether it matches. */
  | { readonly kind: 'verify'; readonly matches: boolean };

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

/** Until when the last code works and from when another can be sent, for an `otp` challenge. */
export function codeTimes({ sentAt, verifies, sends }: SecondFactor, policy: SecondFactorPolicy) {
  const at = sentAt ?? 0;
  return {
    expiresAt: at + policy.lifetimeMs,
    resendAt: at + policy.resendAfterMs,
    attemptsLeft: Math.max(0, policy.maxVerifiesPerCode - verifies),
    canResend: sends < policy.maxSends,
  };
}

/**
 * What a policy makes of an event. Pure. A spent budget stays spent until the sign-in begins anew with
 * {@link initialSecondFactor}; a block outlives that, so keep `blockedUntil`.
 */
export function advanceSecondFactor(
  state: SecondFactor,
  event: SecondFactorEvent,
  { policy, now }: { readonly policy: SecondFactorPolicy; readonly now: number },
): SecondFactorStep {
  if (state.blockedUntil !== null && state.blockedUntil > now) {
    return { next: state, verdict: { kind: 'blocked', until: state.blockedUntil } };
  }
  switch (event.kind) {
    case 'enter':
      if (state.isVerified && policy.skipIfVerified) return { next: state, verdict: { kind: 'pass' } };
      if (event.contacts === 0) return exceed(state, { what: 'contacts', then: policy.onNoContact, now });
      if (event.contacts > 1) return { next: state, verdict: { kind: 'choose' } };
      return send(state, policy, now);
    case 'send':
      return send(state, policy, now);
    case 'verify':
      return verify(state, event.matches, policy, now);
  }
}

function send(state: SecondFactor, policy: SecondFactorPolicy, now: number): SecondFactorStep {
  const until = state.sentAt === null ? now : state.sentAt + policy.resendAfterMs;
  if (state.sends >= policy.maxSends) return exceed(state, { what: 'sends', then: policy.onSendsExceeded, now });
  if (until > now) return { next: state, verdict: { kind: 'wait', until } };
  return { next: { ...state, sends: state.sends + 1, verifies: 0, sentAt: now }, verdict: { kind: 'send' } };
}

function verify(state: SecondFactor, matches: boolean, policy: SecondFactorPolicy, now: number): SecondFactorStep {
  if (state.verifies >= policy.maxVerifiesPerCode) {
    return exceed(state, { what: 'verifies', then: policy.onVerifiesExceeded, now });
  }
  // The time counts as well as the code: one that came too late is no match.
  if (state.sentAt !== null && now >= state.sentAt + policy.lifetimeMs) {
    return { next: state, verdict: { kind: 'ask', problem: 'code-expired' } };
  }
  const next = { ...state, verifies: state.verifies + 1 };
  if (matches) return { next: { ...next, isVerified: true }, verdict: { kind: 'pass' } };
  if (policy.resendAfterFailure) return send({ ...next, sentAt: null }, policy, now);
  return next.verifies >= policy.maxVerifiesPerCode
    ? exceed(next, { what: 'verifies', then: policy.onVerifiesExceeded, now })
    : { next, verdict: { kind: 'ask', problem: 'code-wrong' } };
}

function exceed(
  state: SecondFactor,
  {
    what,
    then,
    now,
  }: { readonly what: 'sends' | 'verifies' | 'contacts'; readonly then: Consequence; readonly now: number },
): SecondFactorStep {
  const blockedUntil = then.kind === 'block' ? now + then.retryAfterMs : state.blockedUntil;
  return { next: { ...state, blockedUntil }, verdict: { kind: 'exceeded', what, then } };
}
