import {
  advanceSecondFactor,
  defaultSecondFactorPolicy,
  initialSecondFactor,
  type SecondFactorEvent,
  type SecondFactorPolicy,
  type Verdict,
} from '../../src/auth/second-factor-policy.js';

/** Something that happens, and when. */
export type Moment = readonly [seconds: number, event: SecondFactorEvent];

/** The step is reached with one place to send a code to. */
export const enter: SecondFactorEvent = { kind: 'enter', contacts: 1 };
/** A code is wanted. */
export const send: SecondFactorEvent = { kind: 'send' };
/** The code matches. */
export const right: SecondFactorEvent = { kind: 'verify', matches: true };
/** It does not. */
export const wrong: SecondFactorEvent = { kind: 'verify', matches: false };

/** What a policy says to each event, at its second. */
export const play = (moments: readonly Moment[], changes: Partial<SecondFactorPolicy> = {}): readonly Verdict[] => {
  const policy = { ...defaultSecondFactorPolicy, ...changes };
  let state = initialSecondFactor;
  return moments.map(([seconds, event]) => {
    const { next, verdict } = advanceSecondFactor(state, event, { policy, now: seconds * 1000 });
    state = next;
    return verdict;
  });
};

/** What is to be done, in one word each. */
export const kinds = (verdicts: readonly Verdict[]): readonly string[] => verdicts.map(({ kind }) => kind);
/** What is to be done in the end. */
export const last = (verdicts: readonly Verdict[]): Verdict | undefined => verdicts.at(-1);

/** The sign-in begins anew. */
export const restart = { kind: 'restart' } as const;
/** Another way. */
export const switchMethod = { kind: 'switchMethod' } as const;
