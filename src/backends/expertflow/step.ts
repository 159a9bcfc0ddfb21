import type { Answer, Asked, StepAction } from '../../auth/challenge.js';
import type { AskedChallenge } from '../../auth/step.js';
import type { Credential } from '../../auth/credential.js';
import type { DeskpassError } from '../../core/errors.js';
import type { Problem, ProblemCode } from '../../auth/problem.js';
import type { Attempt } from './attempt.js';
import type { FactorBudget } from './factor-budget.js';
import type { Refusal } from './refusal.js';
import type { Reply, EndpointClient } from './endpoint-client.js';
import type { ExpertflowSettings } from './settings.js';

/** What an answer leads to: another step, or the same one with a problem, or the end. */
export type Turn =
  { readonly step: SignInStep; readonly problem: Problem | null } | { readonly credential: Credential };

/** The actions that reach a backend. */
export type TakenAction = Exclude<StepAction, 'cancel'>;

/** One step of the sign-in: what it asks for, and what becomes of the answer. */
export interface SignInStep {
  /** Whether the password, or what was got for it, is needed to go on from here. Where it is not, it is wiped. */
  readonly holds: boolean;
  /** Whether the agent is let in as well without it, so that nothing here gives the sign-in up. Default false. */
  readonly isOptional?: boolean;
  challenge(asked: Asked): AskedChallenge;
  /** What can be done instead of answering. */
  readonly actions: Partial<Readonly<Record<TakenAction, (signal: AbortSignal) => Turn | Promise<Turn>>>>;
  /** Takes an answer of the challenge's own kind. */
  take(answer: Answer, signal: AbortSignal): Promise<Turn>;
}

/** What the steps have in common, and how one of them leads to another without knowing it. */
export interface SignInWorld {
  readonly service: EndpointClient;
  readonly settings: ExpertflowSettings;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Tells the page of a failure that does not stop the sign-in. */
  readonly report: (failure: DeskpassError) => void;
  /** Holds a password, and none but this, from now on. */
  hold(attempt: Attempt): void;
  /** Sends name and password, and holds the password from then on. */
  login(attempt: Attempt, signal: AbortSignal): Promise<Turn>;
  /** Where the answer to a sign-in leads, or that to a code, which is one too. */
  enter(attempt: Attempt, reply: Reply, signal: AbortSignal): Promise<Turn>;
  /** What is left of codes to send and to try, until the agent has signed in. */
  budgetOf(username: string): FactorBudget;
  /** Back to name and password. */
  toPassword(attempt: Attempt, problem: Problem | null): Turn;
}

/** A problem without rules. */
export function problem(code: ProblemCode, until: number | null = null): Problem {
  return { code, until, rules: [] };
}

/** What is wrong where too much was asked in too short a time, else null. */
export function tooFast({ status, retryAfter }: Refusal, now: number): Problem | null {
  return status === 429 ? problem('too-fast', retryAfter === null ? null : now + retryAfter * 1000) : null;
}
