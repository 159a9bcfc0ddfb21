/** What a new password must be. Nothing is required by a field that is null or false. */
export interface PasswordPolicy {
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly upperCase: boolean;
  readonly lowerCase: boolean;
  readonly digit: boolean;
  readonly special: boolean;
  readonly notUsername: boolean;
  /** How many earlier passwords may not be used again; only the system can check it. */
  readonly history: number | null;
}
