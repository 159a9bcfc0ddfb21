import type { AskedChallenge } from '../../auth/step.js';
import type { DeskpassError } from '../../core/errors.js';
import type { Callout } from '../../ui/callout.js';
import { challengeStrings as strings } from '../../ui/challenge-strings.js';
import { errorText } from '../../ui/error-text.js';
import { problemText } from '../../ui/problem-text.js';
import { noticeUntil, validUntil, waitStrings, waitText } from '../../ui/wait-text.js';
import { noticeAction } from './notice-action.js';

/** What stands above a step's fields, and whether an answer would be taken now. */
export interface StepCallout {
  readonly callout: Callout | null;
  /** Milliseconds since the epoch until which no answer is taken, or null. */
  readonly heldUntil: number | null;
}

const none: StepCallout = { callout: null, heldUntil: null };

/** What the agent has to know of a step besides its fields. `hasField`: the problem is said beside its field. */
export function stepCallout(
  challenge: AskedChallenge,
  { error, now, hasField }: { readonly error: DeskpassError | null; readonly now: number; readonly hasField: boolean },
): StepCallout {
  if (error) return { callout: { ...errorText(error), tone: 'danger', urgent: true }, heldUntil: null };
  const { problem } = challenge;
  if (challenge.kind === 'notice') {
    const { until } = challenge;
    // What never ends has no time to show.
    if (until === null || !Number.isFinite(until)) return none;
    const isOver = until <= now;
    // A notice that lets the agent go on says when something else is over, not how long to wait.
    const goesOn = noticeAction(challenge) !== null;
    if (goesOn && isOver) return none;
    const title = goesOn ? validUntil(until, now) : isOver ? waitStrings.over : noticeUntil(until, now);
    const callout = { tone: 'warning', title, text: '', urgent: false } as const;
    return { callout, heldUntil: goesOn ? null : until };
  }
  if (problem && (!hasField || problem.until !== null)) {
    const { title, text } = problemText(problem);
    const { until } = problem;
    if (until === null) return { callout: { tone: 'danger', title, text, urgent: true }, heldUntil: null };
    const left = until - now;
    return left > 0
      ? {
          callout: {
            tone: 'warning',
            title,
            text: Number.isFinite(until) ? waitText(until, now) : text,
            urgent: false,
          },
          heldUntil: until,
        }
      : { callout: { tone: 'note', title: waitStrings.again, text: '', urgent: false }, heldUntil: null };
  }
  if (challenge.kind === 'otp' && challenge.expiresAt !== null && challenge.expiresAt <= now) {
    const { expiredTitle: title, expiredText: text } = strings;
    return { callout: { tone: 'warning', title, text, urgent: false }, heldUntil: null };
  }
  return none;
}
