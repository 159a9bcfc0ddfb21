import { expect } from '@open-wc/testing/pure';
import {
  advanceSecondFactor,
  defaultSecondFactorPolicy,
  initialSecondFactor,
  type Consequence,
  type SecondFactorEvent,
} from '../../src/auth/second-factor-policy.js';
import { failureOf, saidBy, useExpertflow, type ExpertflowJourney } from '../backends/expertflow-journey.js';
import { randomFrom } from '../fixtures/mutate-json.js';

const expertflow = useExpertflow();

const wrong = { kind: 'otp', code: '000000' } as const;
const askedFor = async (journey: ExpertflowJourney, path: RegExp): Promise<number> =>
  (await journey.paths()).filter((each) => path.test(each)).length;
const everything = /./;
const guess = /validate-otp/;

/** Guesses until no code is asked for any more. Resolves with what is said then. */
async function guessOn(journey: ExpertflowJourney): Promise<string> {
  for (let tries = 0; tries < 50; tries += 1) {
    const said = saidBy(await journey.next(wrong));
    if (!said.startsWith('otp')) return said;
  }
  return 'still asked';
}

describe('somebody who guesses codes', () => {
  // The newer release counts the tries of a code that it has sent by itself.
  for (const [tenant, channel, most] of [
    ['app', 'an authenticator’s', 5],
    ['app-18', 'an authenticator’s, older release', 5],
    ['sms', 'a text message’s', 4],
    ['sms-18', 'a text message’s, older release', 5],
    ['email', 'an e-mail’s', 4],
    ['rsa', 'a token’s', 5],
  ] as const) {
    it(`has ${String(most)} tries at ${channel}, and nothing is sent after that`, async () => {
      const journey = expertflow.take({ tenant });
      await journey.ask('mgarcia');
      expect(await guessOn(journey)).to.equal('attempts-exceeded');
      expect(await askedFor(journey, guess)).to.equal(most);
      const sent = await askedFor(journey, everything);
      expect((await failureOf(journey.answer(wrong))).code).to.equal('request-invalid');
      expect(await askedFor(journey, everything)).to.equal(sent);
    });
  }

  for (const tenant of ['app', 'app-18', 'rsa', 'sms-18']) {
    it(`has no more tries by signing in again, tenant ${tenant}`, async () => {
      const journey = expertflow.take({ tenant });
      for (let tries = 0; tries < 4; tries += 1) {
        if (tries % 2 === 0) await journey.ask(tries === 0 ? 'mgarcia' : 'MGarcia');
        await journey.next(wrong);
      }
      if (tenant !== 'sms-18') expect(saidBy(await journey.next(wrong))).to.equal('attempts-exceeded');
      for (let code = 0; code < 4; code += 1) {
        const again = await journey.ask('mgarcia');
        if (again.kind === 'otp') await guessOn(journey);
      }
      // A text message is another code each time: three of them, five tries each.
      const most = tenant === 'sms-18' ? 2 + 2 + 5 : 5;
      expect(await askedFor(journey, guess)).to.equal(most);
      expect(saidBy(await journey.ask('mgarcia'))).to.equal('password too-fast');
      journey.sim.advance(15 * 60 + 1);
      expect(saidBy(await journey.ask('mgarcia'))).to.equal('otp nothing');
    });
  }

  it('has no more tries by asking for codes until no other is sent', async () => {
    const journey = expertflow.take({ tenant: 'sms-18', settings: { resendAfter: 0 } });
    await journey.ask('mgarcia');
    const said = [];
    for (let code = 0; code < 3; code += 1) said.push(saidBy(await journey.act('resend')));
    expect(said).to.deep.equal(['otp nothing', 'otp nothing', 'otp too-fast']);
    expect(await guessOn(journey)).to.equal('attempts-exceeded');
    expect(await askedFor(journey, guess)).to.equal(5);
  });

  it('has as many tries as before once the agent has signed in', async () => {
    const journey = expertflow.take({ tenant: 'app' });
    await journey.ask('mgarcia');
    for (let tries = 0; tries < 4; tries += 1) await journey.next(wrong);
    await journey.finish({ kind: 'otp', code: await journey.shown('mgarcia') });
    await journey.ask('mgarcia');
    expect(await guessOn(journey)).to.equal('attempts-exceeded');
    expect(await askedFor(journey, guess)).to.equal(10);
  });

  for (const tenant of ['sms', 'sms-18', 'email']) {
    it(`gets three codes and no more, by asking or by signing in again, tenant ${tenant}`, async () => {
      const journey = expertflow.take({ tenant, settings: { resendAfter: 0 } });
      await journey.ask('mgarcia');
      for (let code = 0; code < 3; code += 1) {
        expect(await guessOn(journey)).to.equal('attempts-exceeded');
        await journey.act('resend');
      }
      const sent = await askedFor(journey, everything);
      expect(saidBy(await journey.ask('mgarcia'))).to.equal('password too-fast');
      expect(saidBy(await journey.ask('MGarcia'))).to.equal('password too-fast');
      expect(await askedFor(journey, everything)).to.equal(sent);
      expect(saidBy(await journey.ask('temporary'))).not.to.equal('password too-fast');
      journey.sim.advance(15 * 60 + 1);
      expect(saidBy(await journey.ask('mgarcia'))).to.equal('otp nothing');
    });
  }
});

describe('somebody who plays with the second-factor policy', () => {
  const consequences: readonly Consequence[] = [
    { kind: 'block', retryAfterMs: 60_000 },
    { kind: 'restart' },
    { kind: 'switchMethod' },
    { kind: 'handoff', target: 'service desk' },
  ];

  for (const resendAfterFailure of [false, true]) {
    it(`never gets more codes or tries than it gives, ${resendAfterFailure ? 'each failure sending another' : 'whatever the order'}`, () => {
      for (let seed = 1; seed <= 2_000; seed += 1) {
        const random = randomFrom(seed);
        const below = (most: number): number => Math.floor(random() * most);
        const policy = {
          ...defaultSecondFactorPolicy,
          maxSends: 1 + below(4),
          maxVerifiesPerCode: 1 + below(6),
          onSendsExceeded: consequences[below(4)]!,
          onVerifiesExceeded: consequences[below(4)]!,
          resendAfterFailure,
        };
        let [state, now, sends, tries] = [initialSecondFactor, 0, 0, 0];
        for (let event = 0; event < 60; event += 1) {
          now += below(90_000);
          const events: SecondFactorEvent[] = [
            { kind: 'enter', contacts: below(3) },
            { kind: 'send' },
            { kind: 'verify', matches: false },
            { kind: 'verify', matches: false },
          ];
          const before = state;
          const { next, verdict } = advanceSecondFactor(state, events[below(4)]!, { policy, now });
          state = next;
          if (verdict.kind === 'send') sends += 1;
          tries += Math.max(0, next.verifies - before.verifies);
          expect(verdict.kind).not.to.equal('pass');
        }
        expect(sends).to.be.at.most(policy.maxSends);
        expect(tries).to.be.at.most(policy.maxSends * policy.maxVerifiesPerCode + policy.maxVerifiesPerCode);
      }
    });
  }

  it('does not get in by the right code once the tries are spent', () => {
    let state = initialSecondFactor;
    const advance = (event: SecondFactorEvent) => {
      const { next, verdict } = advanceSecondFactor(state, event, { policy: defaultSecondFactorPolicy, now: 0 });
      state = next;
      return verdict.kind;
    };
    advance({ kind: 'send' });
    for (let tries = 0; tries < 5; tries += 1) advance({ kind: 'verify', matches: false });
    expect(advance({ kind: 'verify', matches: true })).to.equal('exceeded');
    expect(state.isVerified).to.equal(false);
  });
});
