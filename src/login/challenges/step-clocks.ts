import type { AskedChallenge } from '../../auth/step.js';
import { challengeStrings as strings } from '../../ui/challenge-strings.js';
import { problemText } from '../../ui/problem-text.js';
import { waitStrings } from '../../ui/wait-text.js';
import type { StepLife } from './step-life.js';

/** Whether something on the card counts down. All times are absolute: a machine that slept shows the right ones. */
export function isTicking(challenge: AskedChallenge, now: number): boolean {
  const times = [
    challenge.problem?.until,
    challenge.kind === 'otp' ? challenge.expiresAt : null,
    challenge.kind === 'otp' ? challenge.resendAt : null,
    challenge.kind === 'notice' ? challenge.until : null,
  ];
  return times.some((time) => typeof time === 'number' && Number.isFinite(time) && time + 1000 > now);
}

/** A clock is read out at a minute, at thirty and at ten seconds only. */
function spokenAt(left: number): 60 | 30 | 10 | null {
  if (left <= 0 || left > 60_000) return null;
  if (left > 30_000) return 60;
  return left > 10_000 ? 30 : 10;
}

/** What a screen reader is told of a step's clocks, or empty. */
export function spokenOf(challenge: AskedChallenge, now: number, life: StepLife): string {
  const { problem } = challenge;
  if (problem && problem.until !== null) {
    const left = problem.until - now;
    const at = spokenAt(left);
    if (at !== null) return waitStrings[`againIn${at}`];
    return left > 0 ? problemText(problem).title : waitStrings.again;
  }
  if (challenge.kind !== 'otp') return '';
  const { expiresAt, resendAt } = challenge;
  const at = expiresAt === null ? null : spokenAt(expiresAt - now);
  if (at !== null) return strings[`expiresIn${at}`];
  if (expiresAt !== null && expiresAt <= now) return strings.expiredTitle;
  const waited = life.keep(`resend ${resendAt ?? ''}`, () => resendAt !== null && resendAt > now);
  return waited && resendAt !== null && resendAt <= now ? strings.canSendAgain : '';
}
