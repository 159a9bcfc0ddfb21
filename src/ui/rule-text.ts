import type { PasswordPolicy } from '../auth/challenge.js';
import type { PasswordRule } from '../auth/problem.js';

/** One rule of a policy, as an agent reads it. A rule that has no words here does not compile. */
const texts: Readonly<Record<PasswordRule, (policy: PasswordPolicy) => string>> = {
  'min-length': ({ minLength }) => `has at least ${minLength ?? 1} characters`,
  'max-length': ({ maxLength }) => `has at most ${maxLength ?? 1} characters`,
  'upper-case': () => 'has a capital letter',
  'lower-case': () => 'has a small letter',
  digit: () => 'has a digit',
  special: () => 'has another character, such as # or !',
  'not-username': () => 'is not your user name',
  history: ({ history }) => (history === null ? 'is new to you' : `is none of your last ${history}`),
  common: () => 'is not one that many people use',
};

/** A rule in an agent's words, to follow "A new password". */
export const ruleText = (rule: PasswordRule, policy: PasswordPolicy): string => texts[rule](policy);
