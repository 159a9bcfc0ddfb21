import type { PasswordPolicy } from '../../auth/password-policy.js';
import type { PasswordRule } from '../../auth/problem.js';

/** What is documented of internal users: 8 to 15 characters. The rules of `Login.Security.Strict` are not. */
const INTERNAL: PasswordPolicy = {
  minLength: 8,
  maxLength: 15,
  upperCase: false,
  lowerCase: false,
  digit: false,
  special: false,
  notUsername: false,
  history: 1,
};

/** Configuration Server, or what it asks, has rules of its own and says nothing of them. */
const EXTERNAL: PasswordPolicy = { ...INTERNAL, minLength: null, maxLength: null };

/** Internal users sign in by e-mail address, external ones by their name in Configuration Server. */
export function policyFor(identifier: string): PasswordPolicy {
  return identifier.includes('@') ? INTERNAL : EXTERNAL;
}

/** The rules that can be checked without asking. */
export function brokenRules({ minLength, maxLength }: PasswordPolicy, password: string): PasswordRule[] {
  const rules: PasswordRule[] = [];
  if (minLength !== null && password.length < minLength) rules.push('min-length');
  if (maxLength !== null && password.length > maxLength) rules.push('max-length');
  return rules;
}
