import { HeldPassword } from './held-password.js';

/** One try to sign in: who, and the password while it is held. */
export interface Attempt {
  readonly username: string;
  /** The phone line, or empty. */
  readonly extension: string;
  readonly password: HeldPassword;
}

/** Begins to hold a password. */
export function createAttempt(given: {
  readonly username: string;
  readonly password: string;
  readonly extension: string;
}): Attempt {
  return { ...given, password: new HeldPassword(given.password) };
}
