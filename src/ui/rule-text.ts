import type { PasswordPolicy } from '../auth/password-policy.js';
import type { PasswordRule } from '../auth/problem.js';
import { catalogue } from './catalogue.js';
import { counted } from './counted.js';

/** Rules without a number, to follow "A new password". */
export const ruleStrings = catalogue('rule', {
  'upper-case': 'has a capital letter',
  'lower-case': 'has a small letter',
  digit: 'has a digit',
  special: 'has another character, such as # or !',
  'not-username': 'is not your user name',
  history: 'is new to you',
  common: 'is not one that many people use',
});

/** One rule of a policy in an agent's words. A rule that has no words does not compile. */
export function ruleText(rule: PasswordRule, { minLength, maxLength, history }: PasswordPolicy): string {
  switch (rule) {
    case 'min-length':
      return counted('minLength', minLength ?? 1);
    case 'max-length':
      return counted('maxLength', maxLength ?? 1);
    case 'history':
      return history === null ? ruleStrings.history : counted('history', history);
    default:
      return ruleStrings[rule];
  }
}
