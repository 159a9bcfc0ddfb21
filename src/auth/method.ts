/** One way to sign in that the agent can choose. */
export interface Method {
  /** The sign-in method's id in the desk file. */
  readonly id: string;
  readonly label: string;
  /** `undecided`: the system has not said yet how its agents sign in, or whether it is there. */
  readonly mode: 'sso' | 'password' | 'anonymous' | 'undecided';
}
