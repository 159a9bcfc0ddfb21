import { expect } from '@open-wc/testing/pure';
import { HeldPassword } from '../../src/backends/expertflow/held-password.js';
import { putBack, replace } from '../fixtures/replacements.js';
import { failureOf, saidBy, useExpertflow, type ExpertflowJourney } from './expertflow-journey.js';

const expertflow = useExpertflow();

const change = (password: string) => ({ kind: 'change-password', current: '', password }) as const;

/** Whether the code that would be right does not get as far as the system any more. */
async function isForgotten(journey: ExpertflowJourney): Promise<string> {
  const before = journey.sim.changes();
  const challenge = await journey.next({ kind: 'otp', code: await journey.shown('mgarcia') });
  expect(journey.sim.changes()).to.equal(before);
  return saidBy(challenge);
}

describe('a password between two steps', () => {
  afterEach(putBack);

  it('is overwritten', () => {
    const held = new HeldPassword('pa\ud800ss💥');
    expect(held.value).to.equal('pa\ud800ss💥');
    held.wipe();
    expect(held.value).to.be.null;
    expect(JSON.stringify(held)).to.equal('{}');
  });

  it('is forgotten after a time', async () => {
    const journey = expertflow.take({ tenant: 'app', settings: { passwordHold: 60 } });
    await journey.ask('mgarcia');
    journey.sim.advance(61);
    expect(await isForgotten(journey)).to.equal('password timed-out');
  });

  it('is overwritten then also where nobody answers any more', async () => {
    const timers: { readonly run: () => void; readonly delay: number }[] = [];
    const { setTimeout: start } = globalThis;
    replace(globalThis, 'setTimeout', (run: () => void, delay: number) => {
      timers.push({ run, delay });
      return start(run, delay);
    });
    const journey = expertflow.take({ tenant: 'app', settings: { passwordHold: 77 } });
    await journey.ask('mgarcia');
    const wiped: unknown[] = [];
    replace(HeldPassword.prototype, 'wipe', function (this: HeldPassword) {
      wiped.push(this);
    });

    for (const { run, delay } of timers) if (delay === 77_000) run();

    expect(wiped.length).to.equal(1);
    expect(await isForgotten(journey)).to.equal('password timed-out');
  });

  it('is held for five minutes where nothing else is said', async () => {
    const journey = expertflow.take({ tenant: 'app' });
    await journey.ask('mgarcia');
    journey.sim.advance(299);
    await journey.finish({ kind: 'otp', code: await journey.shown('mgarcia') });
  });

  it('is forgotten when the conversation is dropped', async () => {
    const journey = expertflow.take({ tenant: 'app' });
    const dropped = new AbortController();
    const { signal } = dropped;
    await journey.backend.begin({ display: null, silent: false, returnTo: '', signal });
    const answer = { kind: 'password', identifier: 'mgarcia', password: 'northwind', extension: '' } as const;
    await journey.backend.answer(answer, { signal });
    dropped.abort();
    expect(await isForgotten(journey)).to.equal('password timed-out');
  });

  it('is forgotten when the agent begins anew', async () => {
    const journey = expertflow.take({ tenant: 'app' });
    await journey.ask('mgarcia');
    await journey.begin();
    const before = journey.sim.changes();
    const late = journey.answer({ kind: 'otp', code: await journey.shown('mgarcia') });
    expect((await failureOf(late)).code).to.equal('request-invalid');
    expect(journey.sim.changes()).to.equal(before);
  });

  it('is forgotten when the agent goes back', async () => {
    const journey = expertflow.take({ tenant: 'app' });
    await journey.ask('mgarcia');
    expect(await journey.act('back')).to.deep.include({ kind: 'password', identifier: 'mgarcia' });
    const late = journey.answer({ kind: 'otp', code: await journey.shown('mgarcia') });
    expect((await failureOf(late)).code).to.equal('request-invalid');
  });

  it('is forgotten once it has signed in', async () => {
    const journey = expertflow.take({ tenant: 'app' });
    await journey.ask('mgarcia');
    await journey.finish({ kind: 'otp', code: await journey.shown('mgarcia') });
    const late = journey.answer({ kind: 'otp', code: await journey.shown('mgarcia') });
    expect((await failureOf(late)).code).to.equal('sign-in-expired');
  });

  it('that has been changed meanwhile is asked for again', async () => {
    const journey = expertflow.take({ tenant: 'app' });
    await journey.ask('mgarcia');
    void journey.sim.call('setAgentOf', 'app', 'mgarcia', { password: 'Another-1' });
    expect(saidBy(await journey.next({ kind: 'otp', code: await journey.shown('mgarcia') }))).to.equal(
      'password credentials-wrong',
    );
  });

  it('is sent once where a code is answered twice at the same moment', async () => {
    const journey = expertflow.take({ tenant: 'app' });
    await journey.ask('mgarcia');
    const answer = { kind: 'otp', code: await journey.shown('mgarcia') } as const;
    const first = journey.answer(answer);
    expect((await failureOf(journey.answer(answer))).code).to.equal('request-invalid');
    expect((await first).done).to.be.true;
  });

  it('does not come back by an answer that is late', async () => {
    const journey = expertflow.take({ tenant: 'app' });
    await journey.begin();
    const answer = { kind: 'password', identifier: 'mgarcia', password: 'northwind', extension: '' } as const;
    const late = failureOf(journey.answer(answer));
    await journey.begin();
    expect((await late).code).to.equal('sign-in-expired');
    expect(saidBy(await journey.next({ ...answer, password: 'wrong' }))).to.equal('password credentials-wrong');
  });
});

describe('a new password at Expertflow', () => {
  it('is asked for by the rules of the site, without the present one', async () => {
    const challenge = await expertflow.take().ask('temporary');
    expect(challenge).to.deep.include({
      kind: 'change-password',
      identifier: 'temporary',
      reason: 'required',
      asksCurrent: false,
      policy: {
        minLength: 8,
        maxLength: null,
        upperCase: true,
        lowerCase: false,
        digit: true,
        special: false,
        notUsername: true,
        history: 3,
      },
    });
  });

  it('signs in, and is the one from then on', async () => {
    const journey = expertflow.take();
    await journey.ask('temporary');
    await journey.finish(change('Northwind-2'));
    expect(saidBy(await journey.ask('temporary'))).to.equal('password credentials-wrong');
    expect((await journey.login('temporary', 'Northwind-2')).done).to.be.true;
  });

  it('leads on to the second factor', async () => {
    const journey = expertflow.take({ tenant: 'app' });
    await journey.ask('temporary');
    expect(saidBy(await journey.next(change('Northwind-2')))).to.equal('enrol-totp nothing');
    await journey.finish({ kind: 'enrol-totp', code: await journey.shown('temporary') });
  });

  for (const [password, ...rules] of [
    ['Short-1', 'min-length'],
    ['northwind', 'upper-case', 'digit'],
    ['temporary', 'upper-case', 'digit', 'not-username'],
  ] as const) {
    it(`is refused by rule: ${rules.join(', ')}`, async () => {
      const journey = expertflow.take();
      await journey.ask('temporary');
      const challenge = await journey.next(change(password));
      expect(challenge.kind === 'change-password' && challenge.problem).to.deep.equal({
        code: 'password-rejected',
        until: null,
        rules,
      });
    });
  }

  it('is refused where only the site knows why', async () => {
    const journey = expertflow.take();
    void journey.sim.call('setAgentOf', 'expertflow', 'temporary', { formerPasswords: ['Northwind-3'] });
    await journey.ask('temporary');
    const challenge = await journey.next(change('Northwind-3'));
    expect(challenge.kind === 'change-password' && challenge.problem?.rules).to.deep.equal([]);
  });

  it('is of no use where the present one has been changed meanwhile', async () => {
    const journey = expertflow.take();
    await journey.ask('temporary');
    void journey.sim.call('setAgentOf', 'expertflow', 'temporary', { password: 'another' });
    expect(saidBy(await journey.next(change('Northwind-3')))).to.equal('password credentials-wrong');
  });

  it('cannot be empty', async () => {
    const journey = expertflow.take();
    await journey.ask('temporary');
    expect(saidBy(await journey.next(change('')))).to.equal('change-password answer-invalid');
  });

  it('is too early, and when it is not', async () => {
    const journey = expertflow.take();
    void journey.sim.call('setTenant', 'expertflow', { minPasswordAge: 24, keycloak: 'new' });
    const createdAt = journey.sim.now();
    await journey.sim.call('changedAt', 'expertflow', 'locked', createdAt);
    const challenge = await journey.ask('locked');
    const again = await journey.next(change('Northwind-4'));
    expect([challenge.kind, saidBy(again)]).to.deep.equal(['change-password', 'change-password too-fast']);
    const until = again.kind === 'change-password' && again.problem?.until;
    expect(until).to.equal(createdAt + 86_400_000);
  });

  it('is asked for also where the rules cannot be had', async () => {
    const journey = expertflow.take();
    await journey.sim.failNext(401, { path: 'pswd-policies' });
    const challenge = await journey.ask('temporary');
    expect(challenge.kind === 'change-password' && challenge.policy.minLength).to.be.null;
    await journey.finish(change('Northwind-2'));
  });

  it('is not needed by someone who goes back', async () => {
    const journey = expertflow.take();
    await journey.ask('temporary');
    expect(saidBy(await journey.act('back'))).to.equal('password nothing');
  });
});
