import { expect } from '@open-wc/testing/pure';
import type { Challenge } from '../../src/auth/challenge.js';
import { type ExpertflowJourney, saidBy, useExpertflow } from './expertflow-journey.js';

const expertflow = useExpertflow();

const wrong = { kind: 'otp', code: '000000' } as const;
const PHONE = '+31612348002';

const take = (tenant: string, secondFactor: Readonly<Record<string, unknown>>): ExpertflowJourney =>
  expertflow.take({ tenant, settings: { resendAfter: 0, secondFactor } });

/** What a notice is, whom it names and whether it says when it ends. */
const notice = (challenge: Challenge): unknown[] =>
  challenge.kind === 'notice' ? [challenge.notice, challenge.subject, challenge.until !== null] : [challenge.kind];

describe('the second-factor policy of an Expertflow site', () => {
  for (const [kind, then, next] of [
    ['block', ['attempts-exceeded', '', true], 'password too-fast'],
    ['restart', ['attempts-exceeded', '', false], 'otp nothing'],
    ['switchMethod', ['attempts-exceeded', '', false], 'otp nothing'],
    ['handoff', ['attempts-exceeded', 'the service desk', false], 'password locked'],
  ] as const) {
    it(`has ${kind} follow one wrong code too many`, async () => {
      const target = kind === 'handoff' ? { target: 'the service desk' } : {};
      const journey = take('app', { maxVerifiesPerCode: 2, onVerifiesExceeded: { kind, ...target } });
      await journey.ask('mgarcia');
      await journey.next(wrong);
      expect(notice(await journey.next(wrong))).to.deep.equal(then);
      expect(saidBy(await journey.ask('mgarcia'))).to.equal(next);
    });
  }

  for (const [kind, then] of [
    ['block', 'otp too-fast'],
    ['restart', 'sends-exceeded'],
    ['handoff', 'sends-exceeded'],
  ] as const) {
    it(`has ${kind} follow one code too many`, async () => {
      const target = kind === 'handoff' ? { target: 'the service desk' } : {};
      const journey = take('sms', { maxSends: 1, onSendsExceeded: { kind, ...target } });
      await journey.ask('mgarcia');
      const before = await journey.sentTo(PHONE);
      expect(saidBy(await journey.act('resend'))).to.equal(then);
      expect(await journey.sentTo(PHONE)).to.equal(before);
    });
  }

  it('leads to another contact while one is registered', async () => {
    const journey = take('sms-18', { maxVerifiesPerCode: 1, onVerifiesExceeded: { kind: 'switchMethod' } });
    await journey.ask('sjefferson');
    await journey.next({ kind: 'enrol-contact', value: '31612340001' });
    await journey.next({ kind: 'contact', contact: 'typed' });
    expect(saidBy(await journey.next(wrong))).to.equal('enrol-contact nothing');
  });

  for (const [kind, target] of [
    ['block', ''],
    ['handoff', 'the service desk'],
  ] as const) {
    it(`has ${kind} meet whoever has no contact, and registers none`, async () => {
      const journey = take('sms', { onNoContact: { kind, ...(target === '' ? {} : { target }) } });
      expect(notice(await journey.ask('sjefferson'))).to.deep.equal(['contact-missing', target, false]);
    });
  }

  for (const tenant of ['sms', 'sms-18']) {
    it(`has a wrong code send another one, while there is one: tenant ${tenant}`, async () => {
      const journey = take(tenant, { maxSends: 2, resendAfterFailure: true });
      await journey.ask('mgarcia');
      const before = await journey.sentTo(PHONE);
      expect(saidBy(await journey.next(wrong))).to.equal('otp code-wrong');
      expect(await journey.sentTo(PHONE)).to.equal(before + 1);
      expect(saidBy(await journey.next(wrong))).to.equal('sends-exceeded');
      expect(await journey.sentTo(PHONE)).to.equal(before + 1);
    });
  }

  it('shows how long a sent code works', async () => {
    const journey = take('sms', { lifetime: 120 });
    const challenge = await journey.ask('mgarcia');
    const until = challenge.kind === 'otp' ? challenge.expiresAt : null;
    expect((until ?? 0) - journey.sim.now()).to.be.within(100_000, 120_000);
  });
});
