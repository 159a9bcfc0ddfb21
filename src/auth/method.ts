/** One way to sign in that the agent can choose. */
export interface Method {
  /** The sign-in method's id in the desk file. */
  readonly id: string;
  readonly label: string;
  readonly mode: 'sso' | 'password' | 'anonymous';
}
