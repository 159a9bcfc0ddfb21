/** What can be seen of a password by looking at it. */
export interface PasswordTraits {
  /** In UTF-16 units. */
  readonly length: number;
  readonly upperCase: boolean;
  readonly lowerCase: boolean;
  readonly digit: boolean;
  readonly special: boolean;
}

/**
 * Looks at a password as Keycloak's policies do, which ask Java's `Character` of one UTF-16 unit after the other: what
 * is neither a letter nor a digit is special, a blank too. A card that were stricter would refuse to send what the
 * system takes.
 */
export function passwordTraits(password: string): PasswordTraits {
  const units = password.split('');
  const has = (kind: RegExp): boolean => units.some((unit) => kind.test(unit));
  return {
    length: units.length,
    upperCase: has(/\p{Uppercase}/u),
    lowerCase: has(/\p{Lowercase}/u),
    digit: has(/\p{Nd}/u),
    special: has(/[^\p{L}\p{Nd}]/u),
  };
}
