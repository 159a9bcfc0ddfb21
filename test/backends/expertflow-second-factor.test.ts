import { expect } from '@open-wc/testing/pure';
import type { Challenge } from '../../src/auth/challenge.js';
import { failureOf, saidBy, useExpertflow } from './expertflow-journey.js';

const expertflow = useExpertflow();

/** Members of a challenge that a test is about. */
const part = (challenge: Challenge, ...names: string[]): unknown[] =>
  names.map((name) => (challenge as unknown as Record<string, unknown>)[name]);

const otp = (code: string) => ({ kind: 'otp', code }) as const;

describe('an authenticator app at Expertflow', () => {
  for (const tenant of ['app', 'app-18']) {
    it(`is set up by its key and the first code, tenant ${tenant}`, async () => {
      const journey = expertflow.take({ tenant });
      const challenge = await journey.ask('sjefferson');
      if (challenge.kind !== 'enrol-totp') throw new Error(challenge.kind);
      expect(part(challenge, 'issuer', 'account', 'digits', 'actions')).to.deep.equal([
        'EFCX',
        'sjefferson',
        6,
        ['back', 'cancel'],
      ]);
      expect(challenge.uri).to.equal(`otpauth://totp/EFCX:sjefferson?secret=${challenge.key}&issuer=EFCX`);
      const credential = await journey.finish({ kind: 'enrol-totp', code: await journey.shown('sjefferson') });
      expect(credential.session.identity.username).to.equal('sjefferson');
      expect(saidBy(await journey.ask('sjefferson'))).to.equal('otp nothing');
    });

    it(`is asked for its code later, tenant ${tenant}`, async () => {
      const journey = expertflow.take({ tenant });
      const challenge = await journey.ask('mgarcia');
      expect(part(challenge, 'kind', 'channel', 'recipient', 'length', 'actions')).to.deep.equal([
        'otp',
        'app',
        null,
        { min: 6, max: 6 },
        ['back', 'cancel'],
      ]);
      expect((await journey.finish(otp(await journey.shown('mgarcia')))).scheme).to.equal('Bearer');
    });
  }

  it('is asked for by unified-admin too, at addresses of its own', async () => {
    const journey = expertflow.take({ tenant: 'app', settings: { service: 'unified-admin' } });
    await journey.ask('mgarcia');
    await journey.finish(otp(await journey.shown('mgarcia')));
    expect((await journey.paths()).slice(-2)).to.deep.equal([
      '/unified-admin/keycloakLogin',
      '/unified-admin/keycloakLogin/validate-otp',
    ]);
  });

  it('keeps its key when the first code is wrong', async () => {
    const journey = expertflow.take({ tenant: 'app' });
    const first = await journey.ask('sjefferson');
    const second = await journey.next({ kind: 'enrol-totp', code: '000000' });
    expect(saidBy(second)).to.equal('enrol-totp code-wrong');
    expect(part(second, 'key')).to.deep.equal(part(first, 'key'));
  });

  it('has its wrong code named', async () => {
    const journey = expertflow.take({ tenant: 'app' });
    await journey.ask('mgarcia');
    expect(saidBy(await journey.next(otp('000000')))).to.equal('otp code-wrong');
  });

  for (const [tenant, name] of [
    ['app', 'mgarcia'],
    ['app-18', 'mgarcia'],
    ['rsa', 'sjefferson'],
    ['sms-18', 'mgarcia'],
  ] as const) {
    it(`can be wrong five times, for Expertflow itself sets no limit: tenant ${tenant}`, async () => {
      const journey = expertflow.take({ tenant });
      await journey.ask(name);
      const said = [];
      for (let tries = 0; tries < 5; tries += 1) said.push(saidBy(await journey.next(otp('000000'))));
      expect(said).to.deep.equal([...Array<string>(4).fill('otp code-wrong'), 'attempts-exceeded']);
      expect(saidBy(await journey.act('back'))).to.equal('password nothing');
    });
  }

  for (const [tenant, name] of [
    ['app', 'mgarcia'],
    ['rsa', 'mgarcia'],
  ] as const) {
    it(`says how many tries are left, and when the block ends: tenant ${tenant}`, async () => {
      const journey = expertflow.take({ tenant });
      const left = [...part(await journey.ask(name), 'attemptsLeft')];
      for (let tries = 0; tries < 4; tries += 1) left.push(...part(await journey.next(otp('000000')), 'attemptsLeft'));
      expect(left).to.deep.equal([5, 4, 3, 2, 1]);
      const [until] = part(await journey.next(otp('000000')), 'until');
      expect(Number(until) - journey.sim.now()).to.be.within(14 * 60_000, 15 * 60_000);
    });
  }

  it('that has been reset meanwhile leads back to the start', async () => {
    const journey = expertflow.take({ tenant: 'app' });
    await journey.ask('mgarcia');
    void journey.sim.call('forgetFactor', 'app', 'mgarcia');
    expect(saidBy(await journey.next(otp('000000')))).to.equal('password method-unavailable');
  });
});

describe('RSA SecurID at Expertflow', () => {
  it('is asked for a passcode of letters and digits, PIN first', async () => {
    const journey = expertflow.take({ tenant: 'rsa' });
    const challenge = await journey.ask('sjefferson');
    expect(part(challenge, 'kind', 'channel', 'length', 'alphabet', 'actions')).to.deep.equal([
      'otp',
      'token',
      { min: 6, max: 14 },
      'letters-and-digits',
      ['back', 'cancel'],
    ]);
    const passcode = await journey.shown('sjefferson', 'rsa');
    expect(passcode).to.match(/^[a-z\d]{14}$/);
    await journey.finish(otp(passcode));
  });

  it('has a wrong passcode named', async () => {
    const journey = expertflow.take({ tenant: 'rsa' });
    await journey.ask('sjefferson');
    expect(saidBy(await journey.next(otp('nwpi8001000000')))).to.equal('otp code-wrong');
  });
});

describe('a second factor that is set up wrongly', () => {
  for (const twoFactor of ['pigeon', '']) {
    it(`is said to whoever runs it: “${twoFactor}”`, async () => {
      const journey = expertflow.take({ tenant: 'sms' });
      void journey.sim.call('setTenant', 'sms', { twoFactor });
      expect((await failureOf(journey.login('mgarcia'))).code).to.equal('provider-refused');
    });
  }
});
