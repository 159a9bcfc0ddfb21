import { expect } from '@open-wc/testing/pure';
import { failure } from '../fixtures/open-vault.js';
import { openTwoProviders, type TwoProviders } from '../fixtures/two-providers.js';

/** Answers to what nobody has asked. */
const answers = [
  { kind: 'password', identifier: 'sjefferson', password: 'northwind', extension: '' },
  { kind: 'otp', code: '123456' },
  { kind: 'action', action: 'resend' },
  { kind: 'method', method: 'second' },
] as const;

describe('an answer that was good once', () => {
  let desk: TwoProviders;
  beforeEach(async () => {
    desk = await openTwoProviders();
  });
  afterEach(() => {
    desk.vault.close();
  });

  const signIn = async (id: 'first' | 'second'): Promise<string> => {
    const query = desk[id].authorize(await desk.leave(id));
    await desk.comeBack(query);
    return query;
  };
  const whoIsThere = async () => (await desk.vault.page.call('renew', null)).method;

  it('is refused once that sign-in is done, and the agent stays signed in', async () => {
    const query = await signIn('first');
    expect((await failure(desk.comeBack(query))).code).to.equal('callback-replayed');
    expect(desk.exchanges()).to.deep.equal([1, 0]);
    expect(await whoIsThere()).to.equal('first');
    expect(desk.vault.heard.ended).to.deep.equal([]);
  });

  it('is refused once the agent has signed in in the other way, and stays so', async () => {
    const old = desk.first.authorize(await desk.leave('first'));
    await signIn('second');
    expect((await failure(desk.comeBack(old))).code).to.equal('sign-in-expired');
    expect(desk.exchanges()).to.deep.equal([0, 1]);
    expect(await whoIsThere()).to.equal('second');
  });

  it('is refused once that sign-in was given up', async () => {
    const query = desk.first.authorize(await desk.leave('first'));
    await desk.vault.page.call('signOut', { local: true });
    expect((await failure(desk.comeBack(query))).code).to.equal('sign-in-expired');
    expect(desk.exchanges()).to.deep.equal([0, 0]);
  });

  it('is refused once the agent is asked in the other way, which goes on', async () => {
    const old = desk.first.authorize(await desk.leave('first'));
    const url = await desk.leave('second');
    expect((await failure(desk.comeBack(old))).code).to.equal('sign-in-expired');
    const step = await desk.comeBack(desk.second.authorize(url));
    expect(step.done && step.session.method).to.equal('second');
    expect(desk.exchanges()).to.deep.equal([0, 1]);
  });

  it('is refused after the agent has signed out', async () => {
    const query = await signIn('first');
    await desk.vault.page.call('signOut', { local: false });
    expect((await failure(desk.comeBack(query))).code).to.equal('callback-replayed');
    expect((await failure(desk.vault.page.call('renew', null))).code).to.equal('not-signed-in');
  });

  for (const answer of answers) {
    it(`is refused where nobody is asked, or something else is: ${answer.kind}`, async () => {
      expect((await failure(desk.vault.page.call('answer', answer))).code).to.equal('sign-in-expired');
      const query = desk.first.authorize(await desk.leave('first'));
      expect((await failure(desk.vault.page.call('answer', answer))).code).to.equal('request-invalid');
      expect((await desk.comeBack(query)).done).to.equal(true);
      expect((await failure(desk.vault.page.call('answer', answer))).code).to.equal('sign-in-expired');
      expect(await whoIsThere()).to.equal('first');
    });
  }
});
