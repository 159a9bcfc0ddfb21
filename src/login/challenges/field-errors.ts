import type { ProblemCode } from '../../auth/problem.js';
import type { AskedChallenge } from '../../auth/step.js';
import { problemText } from '../../ui/problem-text.js';
import type { FieldErrors, Sentence } from './step-view.js';

/** Problems that concern the step and none of its fields. */
const GENERAL: readonly ProblemCode[] = [
  'delivery-failed',
  'method-unavailable',
  'change-unavailable',
  'too-fast',
  'locked',
  'timed-out',
  'answer-invalid',
  'passkey-failed',
];

/**
 * What stands beside the fields: what the form itself has found wrong, else why the last answer was not taken.
 * `field`: the one that most problems concern.
 */
export function fieldErrors(
  { problem }: AskedChallenge,
  field: string | null,
  own: Readonly<Record<string, Sentence>>,
): FieldErrors {
  const found = Object.entries(own);
  if (found.length > 0) return Object.fromEntries(found.map(([name, sentence]) => [name, sentence()]));
  if (!problem || field === null || problem.until !== null || GENERAL.includes(problem.code)) return {};
  const { title, text } = problemText(problem);
  // The one problem of a form with more than one field that is not about the main one.
  return { [problem.code === 'current-password-wrong' ? 'password' : field]: `${title} ${text}` };
}
