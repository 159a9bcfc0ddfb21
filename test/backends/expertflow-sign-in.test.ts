import { expect } from '@open-wc/testing/pure';
import { asked, failureOf, over, REFUSED_AGENTS, saidBy, useExpertflow } from './expertflow-journey.js';

const expertflow = useExpertflow();

describe('signing in at Expertflow', () => {
  it('tells the page who it is', async () => {
    const { session } = over(await expertflow.take().login('mgarcia'));
    expect(session.identity).to.deep.include({ name: 'Miguel García', username: 'mgarcia' });
    expect(session.claims).to.deep.include({
      realm: 'expertflow',
      team: 'First line',
      supervised_teams: ['First line'],
      extension: '8002',
    });
    expect([session.authMode, session.method, session.renewable]).to.deep.equal(['password', 'cx', true]);
  });

  it('gives roles, teams and permitted resources as permissions, without the blanks of real data', async () => {
    const { session } = over(await expertflow.take().login('mgarcia'));
    expect(session.permissions).to.include.members([
      'supervisor',
      'team:First line',
      'supervises:First line',
      'customer#manage',
      'customer-labels#assign_label',
      'agent-dashboard#view',
    ]);
  });

  it('ends as late as the token says, by this machine’s clock', async () => {
    const journey = expertflow.take();
    void journey.sim.call('advance', 86_400);
    const { expiresAt, issuedAt } = over(await journey.login('mgarcia'));
    expect(expiresAt - issuedAt).to.equal(900_000);
  });

  it('asks for the name again where nothing is typed, without a request', async () => {
    const journey = expertflow.take();
    const before = journey.sim.changes();
    expect(saidBy(asked(await journey.login('  ')))).to.equal('password answer-invalid');
    expect(saidBy(asked(await journey.login('mgarcia', '')))).to.equal('password answer-invalid');
    expect(journey.sim.changes()).to.equal(before);
  });

  it('keeps the name that was typed', async () => {
    const challenge = asked(await expertflow.take().login(' mgarcia ', 'wrong'));
    expect(challenge).to.deep.include({ kind: 'password', identifier: 'mgarcia' });
  });

  it('is refused silently: somebody has to type a password', async () => {
    const { backend, options } = expertflow.take();
    const silent = { display: null, silent: true, returnTo: '', ...options };
    expect((await failureOf(backend.begin(silent))).code).to.equal('login-required');
  });

  it('ends at the address that the agent came from, on the page’s origin alone', async () => {
    const { backend, options } = expertflow.take();
    for (const [returnTo, end] of [
      ['https://desk.example/agent#case-7', 'https://desk.example/agent#case-7'],
      ['https://evil.example/', ''],
    ] as const) {
      await backend.begin({ display: null, silent: false, returnTo, ...options });
      const answer = { kind: 'password', identifier: 'mgarcia', password: 'northwind', extension: '' } as const;
      const outcome = await backend.answer(answer, options);
      expect(outcome.done && outcome.returnTo).to.equal(end);
    }
  });

  it('sends the tenant where there is one, and none where there is none', async () => {
    await expertflow.take({ tenant: 'app' }).ask('mgarcia');
    const names = async () => (await expertflow.sim.requests()).map(({ headerNames }) => headerNames as string[]);
    expect((await names()).at(-1)).to.include('tenantid');
    await expertflow.take({ tenant: '' }).login('mgarcia');
    expect((await names()).at(-1)).not.to.include('tenantid');
  });

  it('takes a name that no address can hold', async () => {
    const journey = expertflow.take();
    expect(saidBy(asked(await journey.login('\ud800 / ? # %')))).to.equal('password credentials-wrong');
  });
});

describe('a refused sign-in at Expertflow', () => {
  for (const loginErrors of ['nested', 'flat', 'msg']) {
    for (const [name, said] of REFUSED_AGENTS) {
      it(`is ${said} for ${name}, in the envelope “${loginErrors}”`, async () => {
        await expertflow.sim.configure({ loginErrors });
        expect(saidBy(await expertflow.take().ask(name))).to.equal(said);
      });
    }
  }

  for (const [name, said] of REFUSED_AGENTS) {
    it(`is ${said} for ${name} where HTTP says 200`, async () => {
      await expertflow.sim.configure({ loginErrorStatus: 'ok' });
      expect(saidBy(await expertflow.take().ask(name))).to.equal(said);
    });
  }

  it('is told apart by no more than the older release tells', async () => {
    void expertflow.sim.call('setTenant', 'expertflow', { adapter: 18 });
    for (const name of ['disabled', 'temporary', 'locked', 'nobody']) {
      expect(saidBy(await expertflow.take().ask(name)), name).to.equal('password credentials-wrong');
    }
  });

  it('leaves a way back to someone who is locked, and whom a newer Keycloak asks for a new password', async () => {
    void expertflow.sim.call('setTenant', 'expertflow', { keycloak: 'new' });
    const journey = expertflow.take();
    expect(saidBy(await journey.ask('locked'))).to.equal('change-password nothing');
    expect(saidBy(await journey.next({ kind: 'change-password', current: '', password: 'Northwind-1' }))).to.equal(
      'password credentials-wrong',
    );
  });

  it('leads back to name and password from a notice', async () => {
    const journey = expertflow.take();
    await journey.ask('disabled');
    expect(await journey.act('back')).to.deep.include({ kind: 'password', identifier: 'disabled', problem: null });
  });

  for (const [trouble, code, status] of [
    ['secret', 'provider-refused', 401],
    ['client', 'provider-refused', 400],
    ['realm', 'provider-refused', 404],
    ['timeout', 'provider-unreachable', 408],
    ['dns', 'provider-unreachable', 404],
  ] as const) {
    it(`is nobody’s fault who signs in: ${trouble}`, async () => {
      await expertflow.sim.call('setTrouble', trouble);
      const failure = await failureOf(expertflow.take().login('mgarcia'));
      expect([failure.code, failure.facts['status'], failure.facts['endpoint']]).to.deep.equal([code, status, 'login']);
      expect(failure.suggestion).not.to.be.empty;
    });
  }

  for (const status of [500, 502, 503]) {
    it(`is not one where the gateway has trouble of its own: ${status}`, async () => {
      const journey = expertflow.take();
      await journey.sim.failNext(status);
      expect((await failureOf(journey.login('mgarcia'))).code).to.equal('provider-unreachable');
      const answer = { kind: 'password', identifier: 'mgarcia', password: 'northwind', extension: '' } as const;
      expect((await journey.finish(answer)).scheme).to.equal('Bearer');
    });
  }

  it('is none of the service where the gateway asks for a token', async () => {
    const journey = expertflow.take();
    await journey.sim.failNext(401);
    const failure = await failureOf(journey.login('mgarcia'));
    expect([failure.code, failure.facts['status']]).to.deep.equal(['provider-refused', 401]);
    expect((await failureOf(journey.answer({ kind: 'action', action: 'back' }))).code).to.equal('sign-in-expired');
  });
});

describe('finding out whether Expertflow is there', () => {
  it('takes no from a service for a yes', async () => {
    const { backend, options } = expertflow.take();
    expect(await backend.detect(options)).to.deep.equal({ mode: 'password' });
    await expertflow.sim.configure({ gateway: { auth: true, exceptions: 'published', requiredScopes: [] } });
    expect(await backend.detect(options)).to.deep.equal({ mode: 'password' });
  });

  it('says that the gateway has no such route', async () => {
    const { backend, options } = expertflow.take({ settings: { url: `${expertflow.sim.url}/elsewhere` } });
    expect((await failureOf(backend.detect(options))).code).to.equal('provider-invalid');
  });

  it('says that nothing answers behind the gateway', async () => {
    const { backend, options } = expertflow.take();
    await expertflow.sim.failNext(502);
    expect((await failureOf(backend.detect(options))).code).to.equal('provider-unreachable');
  });
});
