import type { PasswordPolicy } from '../../auth/password-policy.js';
import type { PasswordRule } from '../../auth/problem.js';
import { passwordTraits } from '../../core/password-traits.js';

/** Whether a password meets a rule; null where only the system can say. */
export interface CheckedRule {
  readonly rule: PasswordRule;
  readonly met: boolean | null;
}

/** Judges what can be seen of a password. A policy of the system may know more and has the last word. */
export function checkPassword(password: string, username: string, policy: PasswordPolicy): readonly CheckedRule[] {
  const { length, upperCase, lowerCase, digit, special } = passwordTraits(password);
  const rules: readonly (readonly [PasswordRule, boolean, boolean | null])[] = [
    ['min-length', policy.minLength !== null, length >= (policy.minLength ?? 0)],
    ['max-length', policy.maxLength !== null, length > 0 && length <= (policy.maxLength ?? Infinity)],
    ['upper-case', policy.upperCase, upperCase],
    ['lower-case', policy.lowerCase, lowerCase],
    ['digit', policy.digit, digit],
    ['special', policy.special, special],
    ['not-username', policy.notUsername, length > 0 && password.toLowerCase() !== username.toLowerCase()],
    ['history', policy.history !== null, null],
  ];
  return rules.flatMap(([rule, isAsked, met]) => (isAsked ? [{ rule, met }] : []));
}
