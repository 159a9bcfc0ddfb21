import { expect } from '@open-wc/testing/pure';
import {
  advanceSecondFactor,
  codeTimes,
  defaultSecondFactorPolicy,
  initialSecondFactor,
  type SecondFactorStep,
} from '../../src/auth/second-factor-policy.js';
import {
  type Moment,
  enter,
  send,
  right,
  wrong,
  play,
  kinds,
  last,
  restart,
  switchMethod,
} from './play-second-factor.js';

describe('the second-factor policy', () => {
  it('sends a code at once to the only contact, and passes by the right one', () => {
    expect(
      kinds(
        play([
          [0, enter],
          [9, right],
        ]),
      ),
    ).to.deep.equal(['send', 'pass']);
  });

  it('has the agent choose among several contacts, and sends nothing yet', () => {
    expect(play([[0, { kind: 'enter', contacts: 2 }]])).to.deep.equal([{ kind: 'choose' }]);
  });

  it('does what it says where there is no contact', () => {
    const onNoContact = { kind: 'handoff', target: 'service desk' } as const;
    expect(play([[0, { kind: 'enter', contacts: 0 }]], { onNoContact })).to.deep.equal([
      { kind: 'exceeded', what: 'contacts', then: onNoContact },
    ]);
  });

  it('asks again after a wrong code, which costs a try and no send', () => {
    const verdicts = play([
      [0, enter],
      [1, wrong],
      [2, right],
    ]);
    expect(verdicts).to.deep.equal([{ kind: 'send' }, { kind: 'ask', problem: 'code-wrong' }, { kind: 'pass' }]);
  });

  it('has a wrong code cost a send where it says so', () => {
    const policy = { resendAfterFailure: true, maxSends: 2, onSendsExceeded: switchMethod };
    const verdicts = play(
      [
        [0, enter],
        [1, wrong],
        [2, wrong],
      ],
      policy,
    );
    expect(verdicts).to.deep.equal([
      { kind: 'send' },
      { kind: 'send' },
      { kind: 'exceeded', what: 'sends', then: switchMethod },
    ]);
  });

  it('takes as many tries for one code as it says', () => {
    const verdicts = play(
      [
        [0, enter],
        [1, wrong],
        [2, wrong],
      ],
      { maxVerifiesPerCode: 2 },
    );
    expect(last(verdicts)).to.deep.equal({ kind: 'exceeded', what: 'verifies', then: restart });
  });

  it('takes not even the right code once its tries are spent', () => {
    const verdicts = play(
      [
        [0, enter],
        [1, wrong],
        [2, right],
      ],
      { maxVerifiesPerCode: 1 },
    );
    expect(kinds(verdicts)).to.deep.equal(['send', 'exceeded', 'exceeded']);
  });

  it('counts the tries of each code anew', () => {
    const verdicts = play(
      [
        [0, enter],
        [1, wrong],
        [40, send],
        [41, wrong],
        [42, right],
      ],
      { maxVerifiesPerCode: 2 },
    );
    expect(kinds(verdicts)).to.deep.equal(['send', 'ask', 'send', 'ask', 'pass']);
  });

  it('sends as many codes as it says', () => {
    const verdicts = play(
      [
        [0, enter],
        [40, send],
        [80, send],
      ],
      { maxSends: 2, onSendsExceeded: restart },
    );
    expect(last(verdicts)).to.deep.equal({ kind: 'exceeded', what: 'sends', then: restart });
  });

  it('sends another code only after a while', () => {
    const verdicts = play([
      [0, enter],
      [29, send],
      [30, send],
    ]);
    expect(verdicts).to.deep.equal([{ kind: 'send' }, { kind: 'wait', until: 30_000 }, { kind: 'send' }]);
  });

  it('takes no code after its life, right or not, and that costs nothing', () => {
    const policy = { ...defaultSecondFactorPolicy, maxVerifiesPerCode: 1 };
    const { next: sent } = advanceSecondFactor(initialSecondFactor, enter, { policy, now: 0 });
    let state = sent;
    const verdicts = [right, wrong].map((event) => {
      const { next, verdict } = advanceSecondFactor(state, event, { policy, now: policy.lifetimeMs });
      state = next;
      return verdict;
    });
    const late = { kind: 'ask', problem: 'code-expired' };
    expect([verdicts, codeTimes(state, policy).attemptsLeft]).to.deep.equal([[late, late], 1]);
  });

  it('blocks everything until the time is over', () => {
    const policy = { maxVerifiesPerCode: 1, onVerifiesExceeded: { kind: 'block', retryAfterMs: 60_000 } } as const;
    const verdicts = play(
      [
        [0, enter],
        [1, wrong],
        [60, send],
        [61, send],
      ],
      policy,
    );
    expect(verdicts.slice(2)).to.deep.equal([{ kind: 'blocked', until: 61_000 }, { kind: 'send' }]);
  });

  it('asks nobody again who has passed, unless it says so', () => {
    const moments: readonly Moment[] = [
      [0, enter],
      [1, right],
      [99, enter],
    ];
    expect([last(play(moments)), last(play(moments, { skipIfVerified: false }))]).to.deep.equal([
      { kind: 'pass' },
      { kind: 'send' },
    ]);
  });

  it('lets nobody in without a second factor by any default', () => {
    expect(JSON.stringify(defaultSecondFactorPolicy)).not.to.contain('Allow');
  });

  it('cannot be guessed by trying for ever', () => {
    const policy = defaultSecondFactorPolicy;
    let state = initialSecondFactor;
    let tried = 0;
    for (let now = 0; now < 600_000; now += 1000) {
      for (const event of [send, wrong]) {
        const step: SecondFactorStep = advanceSecondFactor(state, event, { policy, now });
        if (step.verdict.kind === 'ask' && step.verdict.problem === 'code-wrong') tried += 1;
        state = step.next;
      }
    }
    expect(tried).to.be.lessThan(policy.maxSends * policy.maxVerifiesPerCode);
  });

  it('says what an agent has to know of a code', () => {
    const policy = defaultSecondFactorPolicy;
    const { next } = advanceSecondFactor(initialSecondFactor, enter, { policy, now: 1000 });
    expect(codeTimes(next, policy)).to.deep.equal({
      digits: 6,
      expiresAt: 301_000,
      resendAt: 31_000,
      attemptsLeft: 5,
      canResend: true,
    });
  });
});
