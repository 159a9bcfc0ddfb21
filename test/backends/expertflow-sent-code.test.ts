import { expect } from '@open-wc/testing/pure';
import type { Challenge } from '../../src/auth/challenge.js';
import { failureOf, saidBy, useExpertflow } from './expertflow-journey.js';

const expertflow = useExpertflow();

/** Members of a challenge that a test is about. */
const part = (challenge: Challenge, ...names: string[]): unknown[] =>
  names.map((name) => (challenge as unknown as Record<string, unknown>)[name]);

const otp = (code: string) => ({ kind: 'otp', code }) as const;
const enrolContact = (value: string) => ({ kind: 'enrol-contact', value }) as const;
const confirm = { kind: 'contact', contact: 'typed' } as const;

describe('a text message or an e-mail of Expertflow', () => {
  const cases = [
    { tenant: 'sms', typed: '(0031) 6-12 34 00 01', shown: '+31612340001', masked: '•••01', path: 'register-2FA' },
    { tenant: 'sms-18', typed: '+31 6 1234.0001', shown: '+31612340001', masked: '•••01', path: 'register-phone' },
    { tenant: 'sms', typed: '٣١٦١٢٣٤٠٠٠١', shown: '+31612340001', masked: '•••01', path: 'register-2FA' },
    {
      tenant: 'email',
      typed: ' s.j@desk.example ',
      shown: 's.j@desk.example',
      masked: 's•••@desk.example',
      path: 'register-2FA',
    },
  ];
  for (const { tenant, typed, shown, masked, path } of cases) {
    it(`is registered by typing, confirming and a code, tenant ${tenant}, “${typed}”`, async () => {
      const journey = expertflow.take({ tenant });
      const contact = await journey.ask('sjefferson');
      expect(part(contact, 'kind', 'channel', 'value')).to.deep.equal([
        'enrol-contact',
        tenant === 'email' ? 'email' : 'sms',
        '',
      ]);
      const confirming = await journey.next(enrolContact(typed));
      expect(confirming.kind === 'contact' && confirming.contacts.map(({ recipient }) => recipient)).to.deep.equal([
        shown,
      ]);
      const code = await journey.next(confirm);
      expect(part(code, 'kind', 'recipient', 'actions')).to.deep.equal(['otp', masked, ['resend', 'back', 'cancel']]);
      expect((await journey.paths()).at(-1)).to.equal(`/agent-manager/agent/${path}`);
      await journey.finish(otp(await journey.codeTo(shown)));
      expect(part(await journey.ask('sjefferson'), 'kind', 'recipient')).to.deep.equal(['otp', masked]);
    });
  }

  for (const [tenant, address] of [
    ['sms', '+31612348002'],
    ['sms-18', '+31612348002'],
    ['email', 'miguel.garcia@northwind.example'],
  ] as const) {
    it(`is sent at once to someone who has one, tenant ${tenant}`, async () => {
      const journey = expertflow.take({ tenant });
      const challenge = await journey.ask('mgarcia');
      expect(JSON.stringify(challenge)).not.to.contain(address);
      await journey.finish(otp(await journey.codeTo(address)));
    });

    it(`can be sent again after a minute, tenant ${tenant}`, async () => {
      const journey = expertflow.take({ tenant });
      const first = await journey.ask('mgarcia');
      const before = await journey.sentTo(address);
      const early = await journey.act('resend');
      expect([saidBy(early), await journey.sentTo(address)]).to.deep.equal(['otp too-fast', before]);
      journey.sim.advance(61);
      const again = await journey.act('resend');
      expect([saidBy(again), await journey.sentTo(address)]).to.deep.equal(['otp nothing', before + 1]);
      expect(Number(part(again, 'resendAt')[0])).to.be.greaterThan(Number(part(first, 'resendAt')[0]));
      await journey.finish(otp(await journey.codeTo(address)));
    });
  }

  for (const tenant of ['sms', 'sms-18']) {
    it(`is sent three times, the first one included, and can still be typed then: tenant ${tenant}`, async () => {
      const journey = expertflow.take({ tenant, settings: { resendAfter: 0 } });
      await journey.ask('mgarcia');
      const said = [saidBy(await journey.act('resend')), saidBy(await journey.act('resend'))];
      const before = await journey.sentTo('+31612348002');
      const last = await journey.act('resend');
      expect([...said, saidBy(last)]).to.deep.equal(['otp nothing', 'otp nothing', 'otp too-fast']);
      const until = last.kind === 'otp' ? (last.problem?.until ?? 0) : 0;
      expect(until - journey.sim.now()).to.be.within(14 * 60_000, 15 * 60_000);
      expect(await journey.sentTo('+31612348002')).to.equal(before);
      expect(saidBy(await journey.next(otp('000000')))).to.equal('otp code-wrong');
      await journey.finish(otp(await journey.codeTo('+31612348002')));
    });
  }

  for (const tenant of ['sms', 'sms-18']) {
    it(`can be sent again while it is being registered, tenant ${tenant}`, async () => {
      const journey = expertflow.take({ tenant });
      await journey.ask('sjefferson');
      await journey.next(enrolContact('31612340001'));
      await journey.next(confirm);
      journey.sim.advance(61);
      expect(saidBy(await journey.act('resend'))).to.equal('otp nothing');
      expect((await journey.paths()).at(-1)).to.match(tenant === 'sms' ? /resendOTP$/ : /send-sms-otp$/);
      await journey.finish(otp(await journey.codeTo('+31612340001')));
    });
  }

  for (const [tenant, typed] of [
    ['sms', '12 34 56'],
    ['sms', '1234567890123456'],
    ['sms-18', 'my phone'],
    ['email', 'somebody'],
    ['email', ''],
  ] as const) {
    it(`is not registered by “${typed}”, which is still in the field, tenant ${tenant}`, async () => {
      const journey = expertflow.take({ tenant });
      await journey.ask('sjefferson');
      const before = journey.sim.changes();
      const again = await journey.next(enrolContact(typed));
      expect([saidBy(again), ...part(again, 'value')]).to.deep.equal(['enrol-contact contact-invalid', typed]);
      expect(journey.sim.changes()).to.equal(before);
    });
  }

  it('that cannot be delivered while it is being registered leads back to the field', async () => {
    const journey = expertflow.take({ tenant: 'sms' });
    void journey.sim.call('setAgentOf', 'sms', 'sjefferson', { undeliverable: true });
    await journey.ask('sjefferson');
    await journey.next(enrolContact('31612340001'));
    expect(saidBy(await journey.next(confirm))).to.equal('enrol-contact contact-invalid');
  });

  it('that cannot be delivered is said before a code is asked for', async () => {
    const journey = expertflow.take({ tenant: 'sms' });
    void journey.sim.call('setAgentOf', 'sms', 'mgarcia', { undeliverable: true });
    expect(saidBy(await journey.ask('mgarcia'))).to.equal('password delivery-failed');
  });

  it('that cannot be delivered again is said', async () => {
    const journey = expertflow.take({ tenant: 'sms' });
    await journey.ask('mgarcia');
    journey.sim.advance(61);
    void journey.sim.call('setAgentOf', 'sms', 'mgarcia', { undeliverable: true });
    expect(saidBy(await journey.act('resend'))).to.equal('otp delivery-failed');
  });

  it('goes back from confirming to the field, and from the code to the field', async () => {
    const journey = expertflow.take({ tenant: 'sms' });
    await journey.ask('sjefferson');
    await journey.next(enrolContact('31612340001'));
    expect(part(await journey.act('back'), 'kind', 'value')).to.deep.equal(['enrol-contact', '31612340001']);
    await journey.next(enrolContact('31612340002'));
    await journey.next(confirm);
    expect(part(await journey.act('back'), 'kind', 'value')).to.deep.equal(['enrol-contact', '31612340002']);
    expect(part(await journey.act('back'), 'kind', 'identifier')).to.deep.equal(['password', 'sjefferson']);
  });

  it('has a wrong code, one that is too old, and too many of them told apart', async () => {
    const journey = expertflow.take({ tenant: 'sms' });
    await journey.ask('mgarcia');
    const said = [];
    for (let tries = 0; tries < 4; tries += 1) said.push(saidBy(await journey.next(otp('000000'))));
    expect(said).to.deep.equal(['otp code-wrong', 'otp code-wrong', 'otp code-wrong', 'attempts-exceeded']);
    journey.sim.advance(61);
    expect(saidBy(await journey.act('resend'))).to.equal('otp nothing');
    journey.sim.advance(239);
    void journey.sim.call('setTenant', 'sms', { otpExpiry: 5 });
    await journey.ask('mgarcia');
    journey.sim.advance(6);
    expect(saidBy(await journey.next(otp('000000')))).to.equal('otp code-expired');
  });

  it('has a wrong code named in the older release, which has one number for everything', async () => {
    const journey = expertflow.take({ tenant: 'sms-18' });
    await journey.ask('mgarcia');
    expect(saidBy(await journey.next(otp('000000')))).to.equal('otp code-wrong');
  });

  for (const status of ['ok', 'server-error']) {
    it(`has a wrong code named where HTTP says something else: ${status}`, async () => {
      const journey = expertflow.take({ tenant: 'sms' });
      await journey.sim.configure({ twoFactorErrorStatus: status });
      await journey.ask('mgarcia');
      expect(saidBy(await journey.next(otp('000000')))).to.equal('otp code-wrong');
    });
  }

  it('works where the answers of a release have no envelope', async () => {
    const journey = expertflow.take({ tenant: 'email' });
    await journey.sim.configure({ otherAnswers: 'bare' });
    await journey.ask('sjefferson');
    await journey.next(enrolContact('s@desk.example'));
    expect(part(await journey.next(confirm), 'recipient')).to.deep.equal(['s•••@desk.example']);
  });

  it('is sent again by signing in once more where the gateway lets nobody ask for it', async () => {
    const journey = expertflow.take({ tenant: 'email' });
    await journey.ask('mgarcia');
    await journey.sim.configure({
      gateway: { auth: true, exceptions: 'published', requiredScopes: [], introspection: 'up', permissions: 'up' },
    });
    journey.sim.advance(61);
    const before = await journey.sentTo('miguel.garcia@northwind.example');
    expect(saidBy(await journey.act('resend'))).to.equal('otp nothing');
    expect(await journey.sentTo('miguel.garcia@northwind.example')).to.equal(before + 1);
  });

  it('cannot be registered where the gateway lets nobody, which is said to whoever runs it', async () => {
    const journey = expertflow.take({ tenant: 'email' });
    await journey.ask('sjefferson');
    await journey.sim.configure({
      gateway: { auth: true, exceptions: 'published', requiredScopes: [], introspection: 'up', permissions: 'up' },
    });
    await journey.next(enrolContact('s@desk.example'));
    const { code, facts, suggestion } = await failureOf(journey.answer(confirm));
    expect([code, facts]).to.deep.equal(['provider-refused', { endpoint: 'register-2FA', status: 401 }]);
    expect(suggestion).to.contain('register-2FA');
  });

  it('is asked for under the names of the site', async () => {
    const journey = expertflow.take({ tenant: 'sms', settings: { fields: { otp: 'otpToValidate' } } });
    const fields = { username: 'username', password: 'password', realm: 'realm', otp: 'otpToValidate' };
    await journey.sim.configure({ fields });
    await journey.ask('mgarcia');
    expect((await journey.finish(otp(await journey.codeTo('+31612348002')))).scheme).to.equal('Bearer');
  });

  it('has as many characters as the site says', async () => {
    const journey = expertflow.take({ tenant: 'sms', settings: { codeLength: 8 } });
    expect(part(await journey.ask('mgarcia'), 'length')).to.deep.equal([{ min: 8, max: 8 }]);
  });
});
