import type { FactorBudget } from './factor-budget.js';
import { HeldPassword } from './held-password.js';

/** One try to sign in: who, and the password while it is held. */
export interface Attempt {
  readonly username: string;
  /** The phone line, or empty. */
  readonly extension: string;
  readonly password: HeldPassword;
  /** The password was changed in this very sign-in. */
  readonly isChanged: boolean;
  /** What is left of codes to send and to try. */
  readonly budget: FactorBudget;
}

/** Begins to hold a password. */
export function createAttempt(given: {
  readonly username: string;
  readonly password: string;
  readonly extension: string;
  readonly budget: FactorBudget;
  readonly isChanged?: boolean;
}): Attempt {
  const { isChanged = false, password, ...rest } = given;
  return { ...rest, isChanged, password: new HeldPassword(password) };
}
