import { expect } from '@open-wc/testing/pure';
import { HeldPassword } from '../../src/backends/expertflow/held-password.js';
import { putBack, replace } from '../fixtures/replacements.js';
import {
  asked,
  over,
  saidBy,
  PASSWORD,
  failureOf,
  useExpertflow,
  type ExpertflowJourney,
} from './expertflow-journey.js';

const expertflow = useExpertflow();

const NEW = 'Northwind-2';

/** A gateway that asks for a token wherever the published list has no exception. */
const GATEWAY = { auth: true, exceptions: 'published', requiredScopes: [], introspection: 'up', permissions: 'up' };

const change = (password: string, current: string = PASSWORD) =>
  ({ kind: 'change-password', current, password }) as const;

/** Up to the form for a new password, of an agent who has come in and whose password expires soon. */
async function toForm(...options: Parameters<typeof expertflow.take>): Promise<ExpertflowJourney> {
  const journey = expertflow.take(...options);
  await journey.ask('expiring');
  await journey.act('change-password');
  return journey;
}

/** How often the password was sent to be changed. */
const changes = async (journey: ExpertflowJourney): Promise<number> =>
  (await journey.paths()).filter((path) => path.endsWith('/reset-pswd')).length;

describe('a password that expires soon at Expertflow', () => {
  afterEach(putBack);

  it('is announced with its day, and can be changed or not', async () => {
    const journey = expertflow.take();
    const challenge = asked(await journey.login('expiring'));
    if (challenge.kind !== 'notice') throw new Error(challenge.kind);
    expect([challenge.notice, challenge.actions]).to.deep.equal([
      'password-expires',
      ['change-password', 'skip', 'cancel'],
    ]);
    const days = ((challenge.until ?? 0) - journey.sim.now()) / 86_400_000;
    expect(days).to.be.within(4.5, 7);
    const credential = await journey.finish({ kind: 'action', action: 'skip' });
    expect(credential.session.identity.username).to.equal('expiring');
  });

  it('lets nobody in who stayed away too long', async () => {
    const journey = expertflow.take();
    await journey.login('expiring');
    journey.sim.advance(301);
    expect(saidBy(await journey.act('skip'))).to.equal('password timed-out');
  });

  it('is overwritten as soon as the agent has come in, while its end is announced', async () => {
    const wiped = new Set<HeldPassword>();
    const wipe = Reflect.get<HeldPassword, 'wipe'>(HeldPassword.prototype, 'wipe');
    replace(HeldPassword.prototype, 'wipe', function noted(this: HeldPassword) {
      wiped.add(this);
      wipe.call(this);
    });
    await expertflow.take().ask('expiring');
    expect([...wiped].map(({ value }) => value)).to.deep.equal([null]);
  });

  it('is changed by the rules of the site, with the present one, which nobody has kept', async () => {
    const journey = expertflow.take();
    await journey.ask('expiring');
    const challenge = await journey.act('change-password');
    if (challenge.kind !== 'change-password') throw new Error(challenge.kind);
    const { identifier, reason, asksCurrent, policy, actions } = challenge;
    expect([identifier, reason, asksCurrent, policy.minLength, actions]).to.deep.equal([
      'expiring',
      'chosen',
      true,
      8,
      ['back', 'skip'],
    ]);
  });

  it('is another one from then on, and the agent has come in with a token got after it', async () => {
    const journey = await toForm();
    const credential = await journey.finish(change(NEW));
    expect(credential.session.identity.username).to.equal('expiring');
    expect((await journey.paths()).slice(-2)).to.deep.equal([
      '/agent-manager/agent/reset-pswd',
      '/agent-manager/agent/refresh-token',
    ]);
    expect(saidBy(await journey.ask('expiring'))).to.equal('password credentials-wrong');
    expect((await journey.login('expiring', NEW)).done).to.be.true;
  });

  it('signs in again by itself where the change has ended the session', async () => {
    const journey = await toForm();
    void journey.sim.call('setTenant', 'expertflow', { changeEndsSessions: true });
    const credential = await journey.finish(change(NEW));
    const renewed = await journey.backend.renew(credential, journey.options);
    expect(renewed).to.include({ scheme: 'Bearer' });
  });

  it('leads on to the second factor again where the change has ended the session', async () => {
    const journey = expertflow.take({ tenant: 'app' });
    await journey.ask('expiring');
    await journey.next({ kind: 'enrol-totp', code: await journey.shown('expiring') });
    await journey.act('change-password');
    void journey.sim.call('setTenant', 'app', { changeEndsSessions: true });
    expect(saidBy(await journey.next(change(NEW)))).to.equal('otp nothing');
    await journey.finish({ kind: 'otp', code: await journey.shown('expiring') });
  });

  it('asks for no second factor again where the session goes on', async () => {
    const journey = expertflow.take({ tenant: 'app' });
    await journey.ask('expiring');
    await journey.next({ kind: 'enrol-totp', code: await journey.shown('expiring') });
    await journey.act('change-password');
    expect((await journey.answer(change(NEW))).done).to.be.true;
  });

  it('is changed through a gateway that wants a token for it', async () => {
    const journey = expertflow.take();
    void journey.sim.configure({ gateway: GATEWAY });
    await journey.ask('expiring');
    const challenge = await journey.act('change-password');
    expect(challenge.kind === 'change-password' && challenge.policy.minLength).to.equal(8);
    await journey.finish(change(NEW));
  });

  it('lets the agent in as well where the gateway does not let the change through', async () => {
    const journey = await toForm();
    void journey.sim.configure({ gateway: { ...GATEWAY, introspection: 'down' } });
    expect(saidBy(await journey.next(change(NEW)))).to.equal('change-password change-unavailable');
    expect((await journey.answer({ kind: 'action', action: 'skip' })).done).to.be.true;
  });

  it('stays as it is for who goes back to the notice, and then comes in', async () => {
    const journey = await toForm();
    expect(saidBy(await journey.act('back'))).to.equal('password-expires');
    over(await journey.answer({ kind: 'action', action: 'skip' }));
    expect((await journey.login('expiring')).done).to.be.false;
    expect(await changes(journey)).to.equal(0);
  });

  it('stays as it is for who puts it off at the form, and comes in', async () => {
    const journey = await toForm();
    const credential = await journey.finish({ kind: 'action', action: 'skip' });
    expect(credential.session.identity.username).to.equal('expiring');
    expect(await changes(journey)).to.equal(0);
  });

  for (const [what, answer, said, rules] of [
    ['a new one that breaks a rule', change('northwind'), 'password-rejected', ['upper-case', 'digit']],
    ['a present one that is another', change(NEW, 'wrong'), 'current-password-wrong', []],
    ['no new one', change(''), 'answer-invalid', []],
    ['no present one', change(NEW, ''), 'answer-invalid', []],
  ] as const) {
    it(`is asked for again after ${what}`, async () => {
      const journey = await toForm();
      const challenge = await journey.next(answer);
      expect(challenge.kind === 'change-password' && challenge.problem).to.deep.equal({
        code: said,
        until: null,
        rules,
      });
      expect((await journey.answer(change(NEW))).done).to.be.true;
    });
  }

  it('is asked for again where the connection was lost before the change', async () => {
    const journey = await toForm();
    journey.sim.connect(false);
    expect((await failureOf(journey.answer(change(NEW)))).code).to.equal('provider-unreachable');
    journey.sim.connect(true);
    expect((await journey.answer(change(NEW))).done).to.be.true;
  });

  it('has come in where the connection is lost after the change', async () => {
    const journey = await toForm();
    await journey.sim.outage('cut', { path: 'refresh-token' });
    expect((await journey.answer(change(NEW))).done).to.be.true;
  });

  it('is not changed twice where the connection is lost before it has signed in again', async () => {
    const journey = await toForm();
    void journey.sim.call('setTenant', 'expertflow', { changeEndsSessions: true });
    await journey.sim.outage('cut', { path: 'login' });
    expect((await failureOf(journey.answer(change(NEW)))).code).to.equal('provider-unreachable');
    await journey.sim.outage(null);
    expect((await journey.answer(change(NEW))).done).to.be.true;
    expect(await changes(journey)).to.equal(1);
  });

  it('is forgotten after a time, the new one too', async () => {
    const journey = await toForm();
    void journey.sim.call('setTenant', 'expertflow', { changeEndsSessions: true });
    await journey.sim.outage('cut', { path: 'login' });
    await failureOf(journey.answer(change(NEW)));
    await journey.sim.outage(null);
    journey.sim.advance(301);
    expect(saidBy(await journey.next(change(NEW)))).to.equal('password timed-out');
  });
});
