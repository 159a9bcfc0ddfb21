import { expect } from '@open-wc/testing/pure';
import type { Answer, Challenge } from '../../src/auth/challenge.js';
import { startSimulator, type Simulator } from '../support/simulator.js';
import { expectNoSecret } from './expect-no-secret.js';
import { failureOf, saidBy, useExpertflow, type ExpertflowJourney } from './expertflow-journey.js';

const expertflow = useExpertflow();

describe('an agent of Finesse who is asked by Finesse, and then signed in at Expertflow', () => {
  let finesse: Simulator;
  before(async () => {
    finesse = await startSimulator('finesse', { authMode: 'SSO' });
  });
  beforeEach(() => {
    void finesse.configure({ authMode: 'SSO' });
  });
  after(() => finesse.stop());

  const take = (): ExpertflowJourney =>
    expertflow.take({
      settings: {
        finesseUrl: finesse.url,
        finesseSingleSignOn: true,
        finesseTokenServiceUrl: 'https://desk.example',
        roles: ['agent', 'supervisor'],
      },
    });

  /** Begins, says who it is, and comes back from the identity provider's window. */
  async function visit(journey: ExpertflowJourney, identifier: string): Promise<Answer> {
    await journey.begin();
    const challenge: Challenge = await journey.next({ kind: 'identifier', identifier });
    if (challenge.kind !== 'redirect') throw new Error(challenge.kind);
    const document = await finesse.call<string>('signOn', identifier);
    for (const [, token = ''] of document.matchAll(/"(?:refresh_)?token":"([^"]+)"/g)) journey.sim.secrets.add(token);
    const query = new URLSearchParams(new URL(challenge.url).hash.slice(1));
    query.set('document', document);
    return { kind: 'redirect', query: query.toString() };
  }

  it('comes in by single sign-on, with the tokens of Expertflow', async () => {
    const journey = take();
    const credential = await journey.finish(await visit(journey, 'sjefferson'));
    expect(credential.session.identity.name).to.equal('Sarah Jefferson');
    expect([credential.scheme, credential.session.authMode]).to.deep.equal(['Bearer', 'sso']);
    expect(credential.session.permissions).to.include('supervisor#view_all');
    expectNoSecret(credential.session, journey.sim.secrets);
    expect((await journey.backend.renew(credential, journey.options)).value).not.to.equal(credential.value);
  });

  it('types a password where Finesse has no single sign-on', async () => {
    void finesse.configure({ authMode: 'NON_SSO' });
    const journey = take();
    expect((await journey.begin()).kind).to.equal('password');
    const answer = { kind: 'password', identifier: 'sjefferson', password: 'northwind', extension: '' } as const;
    expect(saidBy(await journey.next({ ...answer, password: 'wrong' }))).to.equal('password credentials-wrong');
    expect((await journey.finish(answer)).session.authMode).to.equal('password');
  });

  it('is found out about before anybody is asked', async () => {
    const { backend, options } = take();
    expect(await backend.detect(options)).to.deep.equal({ mode: 'sso' });
  });

  it('comes in at the next try where Expertflow was away', async () => {
    const journey = take();
    const answer = await visit(journey, 'sjefferson');
    void journey.sim.failNext(503);
    expect((await failureOf(journey.answer(answer))).code).to.equal('provider-unreachable');
    expect((await journey.finish(answer)).scheme).to.equal('Bearer');
  });

  it('comes in once by one answer', async () => {
    const journey = take();
    const answer = await visit(journey, 'sjefferson');
    await journey.finish(answer);
    expect((await failureOf(journey.answer(answer))).code).to.equal('sign-in-expired');
  });

  it('does not come in later than a password would be held', async () => {
    const journey = take();
    const answer = await visit(journey, 'sjefferson');
    void journey.sim.failNext(503);
    await failureOf(journey.answer(answer));
    journey.sim.advance(301);
    expect((await failureOf(journey.answer(answer))).code).to.equal('sign-in-expired');
  });

  it('does not come in once the conversation has been dropped', async () => {
    const journey = take();
    const answer = await visit(journey, 'sjefferson');
    void journey.sim.failNext(503);
    await failureOf(journey.answer(answer));
    journey.controller.abort();
    const late = journey.backend.answer(answer, { signal: new AbortController().signal });
    expect((await failureOf(late)).code).to.equal('sign-in-expired');
  });

  it('is told that there is no permission, and can go back', async () => {
    const journey = take();
    void journey.sim.call('setTenant', 'expertflow', { teams: [] });
    const notice = await journey.next(await visit(journey, 'sjefferson'));
    expect(saidBy(notice)).to.equal('no-permission');
    expect((await journey.act('back')).kind).to.equal('identifier');
  });

  it('keeps gadgets from the token service of Finesse', async () => {
    const journey = take();
    await journey.begin();
    expect(journey.backend.protectedUrls().some((url) => url.startsWith('https://desk.example/desktop/sso'))).to.be
      .true;
    expect(journey.backend.protectedUrls()).to.include(`${journey.sim.url}/agent-manager/agent/login`);
  });
});
