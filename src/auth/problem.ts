/** Why an answer was not taken. The agent's sentence is chosen by it; the system's own sentence is never shown. */
export type ProblemCode =
  // who signs in
  | 'identifier-unknown'
  /** Also for accounts that do not exist or are locked: nobody learns which accounts there are. */
  | 'credentials-wrong'
  // one-time codes
  | 'code-wrong'
  | 'code-expired'
  // Both: no backend here tells them from a wrong code.
  | 'code-used'
  | 'code-superseded'
  | 'delivery-failed'
  | 'method-unavailable'
  // contacts
  | 'contact-invalid'
  // No backend here says so.
  | 'contact-taken'
  // passwords
  | 'password-rejected'
  | 'current-password-wrong'
  /** Something between the agent and the system does not let the password be changed from here. */
  | 'change-unavailable'
  // what comes after
  | 'company-unknown'
  | 'extension-invalid'
  | 'extension-taken'
  | 'passkey-failed'
  // any step
  | 'too-fast'
  | 'locked'
  | 'timed-out'
  | 'answer-invalid';

/** A rule of a password policy that a new password breaks, as far as the system says which. */
export type PasswordRule =
  | 'min-length'
  | 'max-length'
  | 'upper-case'
  | 'lower-case'
  | 'digit'
  | 'special'
  | 'not-username'
  | 'history'
  // No backend here says so.
  | 'common';

/** Why the last answer was not taken; the step can be answered again. */
export interface Problem {
  readonly code: ProblemCode;
  /** Milliseconds since the epoch from which another answer is taken, or null where it is at once. */
  readonly until: number | null;
  /** The rules that a new password breaks; empty where the system does not say or the problem is another. */
  readonly rules: readonly PasswordRule[];
}
