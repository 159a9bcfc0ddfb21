import type { Outcome } from '../../auth/backend.js';
import type { Challenge } from '../../auth/challenge.js';
import type { Problem, ProblemCode } from '../../auth/problem.js';

const because = (code: ProblemCode | null): Problem | null => (code === null ? null : { code, until: null, rules: [] });

/** An outcome that asks for something. */
export const ask = (challenge: Challenge): Outcome => ({ done: false, challenge });

/** Who signs in. */
export const identifierStep = (identifier: string, problem: ProblemCode | null = null): Outcome =>
  ask({ kind: 'identifier', identifier, problem: because(problem), actions: ['cancel'] });

export interface PasswordStep {
  readonly identifier: string;
  /** The name was given in a step before. */
  readonly isIdentifierFixed: boolean;
  /** Null where no phone is asked for. */
  readonly extension: string | null;
  readonly problem?: ProblemCode | null;
}

/** Name, password and phone, as on Finesse's own form. */
export const passwordStep = ({ problem = null, ...shown }: PasswordStep): Outcome =>
  ask({
    kind: 'password',
    ...shown,
    problem: because(problem),
    actions: shown.isIdentifierFixed ? ['back', 'cancel'] : ['cancel'],
  });

/** The agent's phone. */
export const extensionStep = (extension: string, problem: ProblemCode | null = null): Outcome =>
  ask({ kind: 'extension', extension, problem: because(problem), actions: ['back', 'cancel'] });

/** Someone whom the identity provider knows and Finesse does not. */
export const strangerStep = (): Outcome =>
  ask({
    kind: 'notice',
    notice: 'no-permission',
    until: null,
    subject: '',
    problem: null,
    actions: ['back', 'cancel'],
  });
