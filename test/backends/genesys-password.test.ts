import { expect } from '@open-wc/testing/pure';
import type { Challenge } from '../../src/auth/challenge.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { gist, over, PASSWORD, useGenesys, type GenesysJourney } from './genesys-journey.js';

const { take } = useGenesys();

const change = (password: string, current = PASSWORD) => ({ kind: 'change-password', current, password }) as const;

/** Rules that a new password breaks. */
const rulesOf = (challenge: Challenge) => (challenge.kind === 'change-password' ? challenge.problem?.rules : undefined);

/** How often an endpoint has been asked. */
const asksOf = async ({ sim }: GenesysJourney, name: string): Promise<number> =>
  (await sim.requests()).filter(({ path }) => path === `/auth/v3/${name}`).length;

describe('a password that has to be changed at Genesys', () => {
  it('is asked for with the present one, and leads in', async () => {
    const journey = take();
    const challenge = await journey.ask('temporary');
    expect(challenge).to.include({ kind: 'change-password', reason: 'required', asksCurrent: true });
    over(await journey.answer(change('Southwind-1')));
    expect(over(await journey.login('temporary', 'Southwind-1')).session.identity.username).to.equal('temporary');
  });

  it('says the rules of internal users, and checks them here', async () => {
    const journey = take();
    const before = await asksOf(journey, 'change-password');
    const challenge = await journey.ask('temporary@northwind.example');
    expect(challenge.kind === 'change-password' && challenge.policy).to.include({ minLength: 8, maxLength: 15 });
    expect(rulesOf(await journey.next(change('Short-1')))).to.deep.equal(['min-length']);
    expect(rulesOf(await journey.next(change('Sixteen-letters1')))).to.deep.equal(['max-length']);
    expect(rulesOf(await journey.next(change(PASSWORD)))).to.deep.equal(['history']);
    expect(await asksOf(journey, 'change-password')).to.equal(before);
  });

  it('that is not taken says so, and can be answered again', async () => {
    const journey = take();
    await journey.ask('temporary');
    expect(gist(await journey.next(change('Southwind-1', 'wrong-1A')))).to.equal('change-password password-rejected');
    over(await journey.answer(change('Southwind-1')));
  });

  it('can be tried again while the service is down', async () => {
    const journey = take();
    await journey.ask('temporary');
    void journey.sim.failNext(503, { path: 'change-password' });
    await journey.refusal('provider-unreachable', journey.answer(change('Southwind-1')));
    over(await journey.answer(change('Southwind-1')));
  });

  it('asks anew where the token has ended meanwhile', async () => {
    const journey = take();
    await journey.ask('temporary');
    void journey.sim.call('revoke', 'temporary');
    expect(gist(await journey.next(change('Southwind-1')))).to.equal('identifier timed-out');
  });

  it('lets its token go when the agent goes back', async () => {
    const journey = take();
    await journey.ask('temporary');
    const before = await asksOf(journey, 'sign-out');
    await journey.back();
    await waitUntil(async () => (await asksOf(journey, 'sign-out')) > before, 'the token is ended');
  });

  it('is over when the conversation is dropped', async () => {
    const journey = take();
    await journey.ask('temporary');
    journey.controller.abort();
    journey.controller = new AbortController();
    await journey.refusal('sign-in-expired', journey.answer(change('Southwind-1')));
  });

  it('is told by the property that the desk file names', async () => {
    const journey = take({ changePasswordProperty: 'pwdReset' }, { changePasswordProperty: 'pwdReset' });
    expect(gist(await journey.ask('temporary'))).to.equal('change-password');
  });
});
