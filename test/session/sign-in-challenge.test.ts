import { expect } from '@open-wc/testing/pure';
import type { Method } from '../../src/auth/method.js';
import type { Step } from '../../src/auth/step.js';
import { challengeOf } from '../fixtures/challenges.js';
import { FakeBrowser } from '../fixtures/fake-browser.js';
import { fail } from '../fixtures/known-browser.js';
import {
  closePages,
  redirectTo,
  SessionPage,
  signedIn,
  sso,
  type SessionPageOptions,
} from '../fixtures/session-page.js';

const login = { kind: 'password', identifier: 'sjefferson', password: 'hunter2', extension: '' } as const;
const asking: Step = { done: false, challenge: challengeOf('password') };
const challenge = { status: 'challenge', method: 'sso', challenge: asking.challenge, busy: false, error: null };

const openAsking = async (vault: SessionPageOptions['vault'] = {}): Promise<SessionPage> => {
  const page = new SessionPage(new FakeBrowser(), { vault: { begin: () => asking, ...vault } });
  await page.until('signed-out');
  await page.session.signIn();
  return page;
};

describe('signing in on the card', () => {
  afterEach(closePages);

  it('shows what the system asks', async () => {
    const page = await openAsking();
    expect(page.state).to.deep.equal(challenge);
  });

  it('hands the answer to the vault and is signed in', async () => {
    const page = await openAsking();
    await page.session.answer(login);
    expect([page.callsOf('answer'), page.status]).to.deep.equal([[login], 'signed-in']);
  });

  it('is busy while the answer is on its way, and takes no other', async () => {
    let land: (step: Step) => void = () => undefined;
    const page = await openAsking({ answer: () => new Promise((resolve) => (land = resolve)) });
    const answering = page.session.answer(login);
    await page.session.answer(login);
    await page.reach(() => page.callsOf('answer').length === 1);
    expect(page.state).to.deep.equal({ ...challenge, busy: true });
    land(signedIn);
    await answering;
    expect([page.status, page.callsOf('answer').length]).to.deep.equal(['signed-in', 1]);
  });

  it('shows the next step', async () => {
    const next: Step = { done: false, challenge: challengeOf('otp') };
    const page = await openAsking({ answer: () => next });
    await page.session.answer(login);
    expect(page.state).to.deep.equal({ ...challenge, challenge: next.challenge });
  });

  it('keeps the step where the answer did not get through, with the error beside it', async () => {
    const page = await openAsking({ answer: fail('provider-unreachable') });
    await page.session.answer(login);
    const { state } = page;
    expect(state).to.deep.include({ status: 'challenge', challenge: asking.challenge, busy: false });
    expect([state.status === 'challenge' && state.error?.code, page.errors]).to.deep.equal([
      'provider-unreachable',
      ['provider-unreachable'],
    ]);
  });

  it('goes on with an answer that gets through the second time', async () => {
    let tries = 0;
    const page = await openAsking({
      answer: () => ((tries += 1) === 1 ? fail('provider-unreachable')() : signedIn),
    });
    await page.session.answer(login);
    await page.session.answer(login);
    expect(page.status).to.equal('signed-in');
  });

  for (const code of ['sign-in-expired', 'internal'] as const) {
    it(`shows the ways to sign in where the conversation is over: ${code}`, async () => {
      const page = await openAsking({ answer: fail(code) });
      await page.session.answer(login);
      expect(page.state).to.deep.include({ status: 'signed-out', methods: [sso] });
      expect(page.errors).to.deep.equal([code]);
    });
  }

  it('leaves for the provider where the system says so', async () => {
    const page = await openAsking({ answer: () => redirectTo('then') });
    await page.session.answer(login);
    expect([page.state, page.visits.length]).to.deep.equal([
      { status: 'signing-in', method: 'sso', at: 'provider' },
      1,
    ]);
  });

  it('given up drops the conversation in the vault and shows the ways to sign in', async () => {
    const page = await openAsking();
    page.session.cancel();
    await page.reach(() => page.callsOf('signOut').length === 1);
    expect([page.state, page.callsOf('signOut')]).to.deep.equal([
      { status: 'signed-out', reason: 'fresh', methods: [sso], error: null },
      [{ local: true }],
    ]);
  });

  it('given up while an answer is on its way does not listen to what comes of it', async () => {
    let land: (step: Step) => void = () => undefined;
    const page = await openAsking({ answer: () => new Promise((resolve) => (land = resolve)) });
    const answering = page.session.answer(login);
    await page.reach(() => page.callsOf('answer').length === 1);
    page.session.cancel();
    land(signedIn);
    await answering;
    expect(page.status).to.equal('signed-out');
  });

  it('takes no answer where nothing is asked', async () => {
    const page = new SessionPage(new FakeBrowser());
    await page.until('signed-out');
    await page.session.answer(login);
    expect(page.callsOf('answer')).to.deep.equal([]);
  });

  it('keeps no copy of what was typed', async () => {
    const page = await openAsking({ answer: fail('provider-unreachable') });
    await page.session.answer(login);
    expect(JSON.stringify(page.state)).not.to.contain('hunter2');
  });

  it('opens no window for a method that asks on the card, whatever the desk file says', async () => {
    const form: Method = { ...sso, mode: 'password' };
    const page = new SessionPage(new FakeBrowser(), {
      settings: { display: 'popup' },
      vault: { detect: () => [form], begin: () => asking },
    });
    await page.until('signed-out');
    await page.session.signIn();
    expect([page.status, page.windows.length]).to.deep.equal(['challenge', 0]);
  });

  it('closes the window that the press opened where the system asks on the card first', async () => {
    const page = new SessionPage(new FakeBrowser(), { settings: { display: 'popup' }, vault: { begin: () => asking } });
    await page.until('signed-out');
    await page.session.signIn();
    expect([page.status, page.windows.map(({ closed }) => closed)]).to.deep.equal(['challenge', [true]]);
  });
});
