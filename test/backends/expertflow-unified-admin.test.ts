import { expect } from '@open-wc/testing/pure';
import type { Challenge } from '../../src/auth/challenge.js';
import {
  failureOf,
  over,
  REFUSED_AGENTS,
  saidBy,
  useExpertflow,
  type ExpertflowJourney,
} from './expertflow-journey.js';

const expertflow = useExpertflow();

const take = (tenant = 'expertflow'): ExpertflowJourney =>
  expertflow.take({ tenant, settings: { service: 'unified-admin' } });

const otp = (code: string) => ({ kind: 'otp', code }) as const;
const contact = (value: string) => ({ kind: 'enrol-contact', value }) as const;
const confirm = { kind: 'contact', contact: 'typed' } as const;
const change = (password: string) => ({ kind: 'change-password', current: '', password }) as const;

type Refused = readonly [what: string, said: string, go: (journey: ExpertflowJourney) => Promise<Challenge>];

/** Every documented refusal of a second factor, by the tenant's channel and generation. */
const FACTORS: Readonly<Record<string, readonly Refused[]>> = {
  app: [
    ['a wrong code', 'otp code-wrong', wrongCode],
    ['a wrong first code', 'enrol-totp code-wrong', wrongFirstCode],
    ['an app that was taken away', 'password method-unavailable', takenAway],
  ],
  'app-18': [
    ['a wrong code', 'otp code-wrong', wrongCode],
    ['a wrong first code', 'enrol-totp code-wrong', wrongFirstCode],
    ['an app that was taken away', 'password method-unavailable', takenAway],
  ],
  rsa: [['a wrong passcode', 'otp code-wrong', wrongCode]],
  sms: [
    ['a wrong code', 'otp code-wrong', wrongCode],
    ['a code that is too old', 'otp code-expired', oldCode],
    ['too many wrong codes', 'attempts-exceeded', wrongFourTimes],
    ['a wrong code while a phone is registered', 'otp code-wrong', wrongCodeOf('31612340001')],
    ['a phone that cannot be reached', 'enrol-contact contact-invalid', unreachable('31612340001')],
    ['a code that cannot be sent', 'password delivery-failed', unsent],
    ['a code that cannot be sent again', 'otp delivery-failed', unsentAgain],
    ['a phone that was taken away', 'password method-unavailable', takenAway],
  ],
  'sms-18': [
    ['a wrong code', 'otp code-wrong', wrongCode],
    // The older library has one number for all of them.
    ['a code that is too old', 'otp code-wrong', oldCode],
    ['a wrong code while a phone is registered', 'otp code-wrong', wrongCodeOf('31612340001')],
    ['a phone that cannot be reached', 'enrol-contact contact-invalid', unreachable('31612340001')],
    ['a code that cannot be sent', 'password delivery-failed', unsent],
    ['a phone that was taken away', 'otp code-wrong', takenAway],
  ],
  email: [
    ['a wrong code', 'otp code-wrong', wrongCode],
    ['a code that is too old', 'otp code-expired', oldCode],
    ['too many wrong codes', 'attempts-exceeded', wrongFourTimes],
    ['a wrong code while an address is registered', 'otp code-wrong', wrongCodeOf('s@desk.example')],
    ['an address that cannot be reached', 'enrol-contact contact-invalid', unreachable('s@desk.example')],
    ['a code that cannot be sent', 'password delivery-failed', unsent],
    ['a code that cannot be sent again', 'otp delivery-failed', unsentAgain],
    ['an address that was taken away', 'password method-unavailable', takenAway],
  ],
};

async function wrongCode(journey: ExpertflowJourney): Promise<Challenge> {
  await journey.ask('mgarcia');
  return journey.next(otp('000000'));
}

async function wrongFirstCode(journey: ExpertflowJourney): Promise<Challenge> {
  await journey.ask('sjefferson');
  return journey.next({ kind: 'enrol-totp', code: '000000' });
}

async function oldCode(journey: ExpertflowJourney): Promise<Challenge> {
  void journey.sim.call('setTenant', journey.tenant, { otpExpiry: 5 });
  await journey.ask('mgarcia');
  journey.sim.advance(6);
  return journey.next(otp('000000'));
}

async function wrongFourTimes(journey: ExpertflowJourney): Promise<Challenge> {
  await journey.ask('mgarcia');
  for (let tries = 0; tries < 3; tries += 1) await journey.next(otp('000000'));
  return journey.next(otp('000000'));
}

function wrongCodeOf(where: string) {
  return async (journey: ExpertflowJourney): Promise<Challenge> => {
    await journey.ask('sjefferson');
    await journey.next(contact(where));
    await journey.next(confirm);
    return journey.next(otp('000000'));
  };
}

function unreachable(where: string) {
  return async (journey: ExpertflowJourney): Promise<Challenge> => {
    void journey.sim.call('setAgentOf', journey.tenant, 'sjefferson', { undeliverable: true });
    await journey.ask('sjefferson');
    await journey.next(contact(where));
    return journey.next(confirm);
  };
}

async function unsent(journey: ExpertflowJourney): Promise<Challenge> {
  void journey.sim.call('setAgentOf', journey.tenant, 'mgarcia', { undeliverable: true });
  return journey.ask('mgarcia');
}

async function unsentAgain(journey: ExpertflowJourney): Promise<Challenge> {
  await journey.ask('mgarcia');
  journey.sim.advance(61);
  void journey.sim.call('setAgentOf', journey.tenant, 'mgarcia', { undeliverable: true });
  return journey.act('resend');
}

async function takenAway(journey: ExpertflowJourney): Promise<Challenge> {
  await journey.ask('mgarcia');
  void journey.sim.call('forgetFactor', journey.tenant, 'mgarcia');
  return journey.next(otp('000000'));
}

describe('what unified-admin refuses', () => {
  afterEach(async () => {
    const paths = (await expertflow.sim.requests()).map(({ path }) => String(path));
    expect(paths.filter((path) => !path.startsWith('/unified-admin/keycloakLogin'))).to.deep.equal([]);
  });

  for (const [name, said] of REFUSED_AGENTS) {
    it(`is ${said} for ${name}`, async () => {
      expect(saidBy(await take().ask(name))).to.equal(said);
    });
  }

  for (const [tenant, rows] of Object.entries(FACTORS)) {
    for (const [what, said, go] of rows) {
      it(`is ${said} for ${what}, tenant ${tenant}`, async () => {
        expect(saidBy(await go(take(tenant)))).to.equal(said);
      });
    }
  }

  it('is nobody’s fault who signs in where the channel is set up wrongly', async () => {
    void expertflow.sim.call('setTenant', 'sms', { twoFactor: 'pigeon' });
    expect((await failureOf(take('sms').login('mgarcia'))).code).to.equal('provider-refused');
  });

  for (const [trouble, code] of [
    ['secret', 'provider-refused'],
    ['client', 'provider-refused'],
    ['realm', 'provider-refused'],
    ['timeout', 'provider-unreachable'],
    ['dns', 'provider-unreachable'],
  ] as const) {
    it(`is ${code} for trouble with Keycloak: ${trouble}`, async () => {
      await expertflow.sim.call('setTrouble', trouble);
      expect((await failureOf(take().login('mgarcia'))).code).to.equal(code);
    });
  }

  it('is a new password that breaks a rule', async () => {
    const journey = take();
    await journey.ask('temporary');
    expect(saidBy(await journey.next(change('northwind')))).to.equal('change-password password-rejected');
  });

  it('is a new password that comes too early', async () => {
    void expertflow.sim.call('setTenant', 'expertflow', { minPasswordAge: 24, keycloak: 'new' });
    const journey = take();
    await journey.sim.call('changedAt', 'expertflow', 'locked', journey.sim.now());
    await journey.ask('locked');
    expect(saidBy(await journey.next(change('Northwind-4')))).to.equal('change-password too-fast');
  });

  it('is a new password whose present one is another by now', async () => {
    const journey = take();
    await journey.ask('temporary');
    void journey.sim.call('setAgentOf', 'expertflow', 'temporary', { password: 'another' });
    expect(saidBy(await journey.next(change('Northwind-3')))).to.equal('password credentials-wrong');
  });

  it('is a refresh token that has expired, which ends the session', async () => {
    const journey = take();
    const credential = over(await journey.login('mgarcia'));
    journey.sim.advance(7 * 86_400 + 1);
    expect((await failureOf(journey.backend.renew(credential, journey.options))).code).to.equal('session-ended');
  });
});
