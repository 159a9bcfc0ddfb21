import type { Answer, StepAction } from '../../auth/challenge.js';
import type { Credential } from '../../auth/credential.js';
import type { Problem, ProblemCode } from '../../auth/problem.js';
import type { AskedChallenge } from '../../auth/step.js';

/** The actions that reach a backend. */
type TakenAction = Exclude<StepAction, 'cancel'>;

/** What an answer leads to. */
export type Turn =
  | { readonly step: Step }
  | { readonly redirect: true }
  /** `returnTo` is empty where the page was not left. */
  | { readonly credential: Credential; readonly returnTo: string };

/** One step of the sign-in: what it asks for, and what becomes of the answer. */
export interface Step {
  readonly challenge: AskedChallenge;
  /** What can be done instead of answering. */
  readonly actions: Partial<Readonly<Record<TakenAction, () => Turn>>>;
  /** Takes an answer of the challenge's own kind. */
  take(answer: Answer, signal: AbortSignal): Promise<Turn>;
  /** Called when the step has been left without an answer, to let go of what it holds. */
  readonly leave?: () => void;
}

/** A problem without rules. */
export function problem(code: ProblemCode, until: number | null = null): Problem {
  return { code, until, rules: [] };
}
