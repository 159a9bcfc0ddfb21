import type { PasswordPolicy } from '../../auth/password-policy.js';
import type { PasswordRule } from '../../auth/problem.js';
import { passwordTraits } from '../../core/password-traits.js';
import { isMembers, type Members } from './refusal.js';

/** What a site asks of passwords, and from when on one may be changed. */
export interface PasswordTerms {
  readonly policy: PasswordPolicy;
  /** Milliseconds since the epoch, or null. */
  readonly eligibleAt: number | null;
}

/** Nothing is known. */
export const NO_TERMS: PasswordTerms = {
  policy: {
    minLength: null,
    maxLength: null,
    upperCase: false,
    lowerCase: false,
    digit: false,
    special: false,
    notUsername: false,
    history: null,
  },
  eligibleAt: null,
};

/** Reads `{"policies":[{"type","value"}],…}`, whose types are Keycloak's; a type that is not known asks for nothing. */
export function readPasswordTerms(data: unknown): PasswordTerms {
  if (!isMembers(data)) return NO_TERMS;
  const policies = new Map(
    (Array.isArray(data['policies']) ? data['policies'] : [])
      .filter((policy): policy is Members => isMembers(policy) && typeof policy['type'] === 'string')
      .map(({ type, value }) => [type as string, count(value)]),
  );
  const isAsked = (type: string): boolean => policies.has(type) && policies.get(type) !== 0;
  const eligibleAt = Date.parse(String(data['eligibleToUpdatePasswordAt']));
  return {
    policy: {
      minLength: policies.get('length') ?? null,
      maxLength: policies.get('maxLength') ?? null,
      upperCase: isAsked('upperCase'),
      lowerCase: isAsked('lowerCase'),
      digit: isAsked('digits'),
      special: isAsked('specialChars'),
      notUsername: isAsked('notUsername'),
      history: policies.get('passwordHistory') ?? null,
    },
    eligibleAt: Number.isNaN(eligibleAt) ? null : eligibleAt,
  };
}

/** The rules that a password breaks, as far as they can be checked here. */
export function brokenRules(password: string, username: string, policy: PasswordPolicy): PasswordRule[] {
  const { length, upperCase, lowerCase, digit, special } = passwordTraits(password);
  const broken: Readonly<Partial<Record<PasswordRule, boolean>>> = {
    'min-length': policy.minLength !== null && length < policy.minLength,
    'max-length': policy.maxLength !== null && length > policy.maxLength,
    'upper-case': policy.upperCase && !upperCase,
    'lower-case': policy.lowerCase && !lowerCase,
    digit: policy.digit && !digit,
    special: policy.special && !special,
    'not-username': policy.notUsername && password.toLowerCase() === username.toLowerCase(),
  };
  return (Object.keys(broken) as PasswordRule[]).filter((rule) => broken[rule]);
}

/** A number of a policy, which is a text; null where it is none. */
function count(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= 1000 ? number : null;
}
