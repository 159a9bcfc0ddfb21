import { expect } from '@open-wc/testing/pure';
import type { PasswordPolicy } from '../../src/auth/password-policy.js';
import type { PasswordRule } from '../../src/auth/problem.js';
import { NO_TERMS } from '../../src/backends/expertflow/password-policy.js';
import { checkPassword } from '../../src/login/challenges/check-password.js';

const { policy: NOTHING } = NO_TERMS;

/** Rule, its policy, a password that meets it and one that does not. */
const RULES: readonly (readonly [PasswordRule, Partial<PasswordPolicy>, met: string, broken: string])[] = [
  ['min-length', { minLength: 8 }, 'tulips42', 'tulips4'],
  ['max-length', { maxLength: 8 }, 'tulips42', 'tulips423'],
  ['max-length', { maxLength: 8 }, '💥💥💥💥', '💥💥💥💥4'],
  ['upper-case', { upperCase: true }, 'tulipS', 'tulips'],
  ['lower-case', { lowerCase: true }, 'TULIPs', 'TULIPS'],
  ['digit', { digit: true }, 'tulips4', 'tulips'],
  ['special', { special: true }, 'tulip river', 'tulipRiver42'],
  ['not-username', { notUsername: true }, 'sjefferson1', 'SJefferson'],
];

describe('the check of a new password', () => {
  for (const [rule, asked, met, broken] of RULES) {
    it(`tells ${met} from ${broken} where ${rule} is asked for`, () => {
      const judge = (password: string) => checkPassword(password, 'sjefferson', { ...NOTHING, ...asked });
      expect([judge(met), judge(broken)]).to.deep.equal([[{ rule, met: true }], [{ rule, met: false }]]);
    });
  }

  it('asks nothing that the policy does not ask', () => {
    expect(checkPassword('sjefferson', 'sjefferson', NOTHING)).to.deep.equal([]);
  });

  it('finds nothing good in an empty field, and leaves to the system what only it can say', () => {
    const policy = { ...NOTHING, maxLength: 8, notUsername: true, history: 5 };
    expect(checkPassword('', 'sjefferson', policy)).to.deep.equal([
      { rule: 'max-length', met: false },
      { rule: 'not-username', met: false },
      { rule: 'history', met: null },
    ]);
  });
});
