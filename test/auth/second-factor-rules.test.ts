import { expect } from '@open-wc/testing/pure';
import { codeTimes, defaultSecondFactorPolicy, initialSecondFactor } from '../../src/auth/second-factor-policy.js';
import { enter, send, right, wrong, play, kinds, last, restart, switchMethod } from './play-second-factor.js';

describe('the rules of a second factor', () => {
  describe('for a code that somebody else makes', () => {
    const external = { generator: 'external' } as const;

    it('sends nothing, needs no contact and asks for it at once', () => {
      const moments = [
        [0, { kind: 'enter', contacts: 0 }],
        [1, { kind: 'enter', contacts: 3 }],
        [2, send],
        [3, right],
      ] as const;
      expect(kinds(play(moments, external))).to.deep.equal(['ask', 'ask', 'ask', 'pass']);
    });

    it('counts all tries together, whenever they come and whatever else is asked for', () => {
      const moments = [
        [0, enter],
        [1, wrong],
        [2, send],
        [9000, wrong],
        [9001, enter],
        [9002, right],
      ] as const;
      const rules = { ...external, maxVerifiesPerCode: 2, onVerifiesExceeded: switchMethod, resendAfterFailure: true };
      const verdicts = play(moments, rules);
      expect(kinds(verdicts)).to.deep.equal(['ask', 'ask', 'ask', 'exceeded', 'ask', 'exceeded']);
      expect(last(verdicts)).to.deep.equal({ kind: 'exceeded', what: 'verifies', then: switchMethod });
    });

    it('says that no other can be sent', () => {
      const policy = { ...defaultSecondFactorPolicy, ...external };
      expect(codeTimes(initialSecondFactor, policy).canResend).to.equal(false);
    });
  });

  for (const [what, moments] of [
    ['sends', [[0, { ...send, others: 0 }]]],
    ['verifies', [[0, { ...wrong, others: 0 }]]],
    ['contacts', [[0, { kind: 'enter', contacts: 0, others: 0 }]]],
  ] as const) {
    it(`begins anew instead of switching where there is nothing to switch to: ${what}`, () => {
      const rules = { maxSends: 0, maxVerifiesPerCode: 0, onNoContact: switchMethod } as const;
      const then = { onSendsExceeded: switchMethod, onVerifiesExceeded: switchMethod };
      const others = moments.map(([at, event]) => [at, { ...event, others: 1 }] as const);
      expect(play(moments, { ...rules, ...then })).to.deep.equal([{ kind: 'exceeded', what, then: restart }]);
      expect(play(others, { ...rules, ...then })).to.deep.equal([{ kind: 'exceeded', what, then: switchMethod }]);
    });
  }

  for (const then of [
    { kind: 'block', retryAfterMs: 1000 },
    { kind: 'restart' },
    { kind: 'switchMethod' },
    { kind: 'handoff', target: 'service desk' },
    { kind: 'dangerouslyAllowWithoutSecondFactor' },
  ] as const) {
    it(`says that this follows, whichever budget is spent: ${then.kind}`, () => {
      const rules = {
        maxSends: 0,
        maxVerifiesPerCode: 0,
        onSendsExceeded: then,
        onVerifiesExceeded: then,
        onNoContact: then,
      };
      for (const event of [send, wrong, { kind: 'enter', contacts: 0 }] as const) {
        expect(last(play([[0, event]], rules))).to.deep.include({ kind: 'exceeded', then });
      }
    });
  }

  it('says how long a code is', () => {
    expect(codeTimes(initialSecondFactor, { ...defaultSecondFactorPolicy, digits: 8 }).digits).to.equal(8);
  });
});
