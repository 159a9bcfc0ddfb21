/** How the one who is signed in can become somebody else without a sign-in here. */
export type IdentityTransition = 'anonymous-to-authenticated' | 'authenticated-to-anonymous' | 'authenticated-to-other';

/** The record of such a change, for a page or an audit log. It names nobody. */
export interface IdentityChange {
  readonly transition: IdentityTransition;
  /** Whether the site allows it. If not, the session has ended. */
  readonly allowed: boolean;
  /** SHA-256 of the subject, in lower-case hexadecimal: the same agent has the same one each time. */
  readonly from: string;
  readonly to: string;
  /** When it was noticed, in milliseconds since the epoch. */
  readonly at: number;
}
