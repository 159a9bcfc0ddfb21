import type { PasswordPolicy } from '../../auth/password-policy.js';
import type { PasswordRule } from '../../auth/problem.js';

/** Whether a password meets a rule; null where only the system can say. */
export interface CheckedRule {
  readonly rule: PasswordRule;
  readonly met: boolean | null;
}

/** Letters, digits and characters as Unicode knows them: a policy of the system may know fewer and has the last word. */
export function checkPassword(password: string, username: string, policy: PasswordPolicy): readonly CheckedRule[] {
  const length = Array.from(password).length;
  const rules: readonly (readonly [PasswordRule, boolean, boolean | null])[] = [
    ['min-length', policy.minLength !== null, length >= (policy.minLength ?? 0)],
    ['max-length', policy.maxLength !== null, length > 0 && length <= (policy.maxLength ?? Infinity)],
    ['upper-case', policy.upperCase, /\p{Lu}/u.test(password)],
    ['lower-case', policy.lowerCase, /\p{Ll}/u.test(password)],
    ['digit', policy.digit, /\p{Nd}/u.test(password)],
    ['special', policy.special, /[^\p{L}\p{N}\s]/u.test(password)],
    ['not-username', policy.notUsername, length > 0 && password.toLowerCase() !== username.toLowerCase()],
    ['history', policy.history !== null, null],
  ];
  return rules.flatMap(([rule, isAsked, met]) => (isAsked ? [{ rule, met }] : []));
}
