import { expect } from '@open-wc/testing/pure';
import { FakeBrowser } from '../fixtures/fake-browser.js';
import { fail } from '../fixtures/known-browser.js';
import { closePages, redirectTo, SessionPage, sso } from '../fixtures/session-page.js';

describe('signing in by redirect', () => {
  afterEach(closePages);

  it('leaves for the address that the vault names', async () => {
    const page = new SessionPage(new FakeBrowser(), { address: 'https://desk.example/page?customer=C-1042#notes' });
    await page.until('signed-out');
    await page.session.signIn();
    expect([page.callsOf('begin'), page.visits]).to.deep.equal([
      [
        {
          method: 'sso',
          display: null,
          silent: false,
          demands: {},
          returnTo: 'https://desk.example/page?customer=C-1042#notes',
        },
      ],
      [
        {
          how: 'assign',
          url: 'https://login.example/auth?client_id=desk&state=begun%3Bdeskpass.redirect.sso',
        },
      ],
    ]);
  });

  it('says why it stays where the vault cannot begin', async () => {
    const page = new SessionPage(new FakeBrowser(), { vault: { begin: fail('issuer-mismatch') } });
    await page.until('signed-out');
    await page.session.signIn();
    expect([page.state, page.errors]).to.deep.include.members([['issuer-mismatch']]);
    expect(page.state).to.deep.include({ status: 'signed-out', methods: [sso] });
  });

  it('shows the ways to sign in again, without blame, when the agent gives up', async () => {
    const page = new SessionPage(new FakeBrowser());
    await page.until('signed-out');
    await page.session.signIn();
    page.session.cancel();
    expect(page.state).to.deep.equal({ status: 'signed-out', reason: 'fresh', methods: [sso], error: null });
  });

  it('empties the vault when the agent gives up: the answer may have been on its way', async () => {
    const page = new SessionPage(new FakeBrowser());
    await page.until('signed-out');
    await page.session.signIn();
    page.session.cancel();
    await page.reach(() => page.callsOf('signOut').length === 1);
    expect(page.callsOf('signOut')).to.deep.equal([{ local: true }]);
  });

  it('does not listen to a vault that answers after the agent gave up', async () => {
    let answer: (step: ReturnType<typeof redirectTo>) => void = () => undefined;
    const late = new Promise<ReturnType<typeof redirectTo>>((resolve) => (answer = resolve));
    const page = new SessionPage(new FakeBrowser(), { vault: { begin: () => late } });
    await page.until('signed-out');
    const pressed = page.session.signIn();
    await page.reach(() => page.callsOf('begin').length === 1);
    page.session.cancel();
    answer(redirectTo('late'));
    await pressed;
    expect([page.status, page.visits]).to.deep.equal(['signed-out', []]);
  });

  it('offers a choice where the vault asks for one', async () => {
    const methods = [sso, { id: 'pw', label: 'Password', mode: 'password' }] as const;
    const page = new SessionPage(new FakeBrowser(), {
      vault: { begin: () => ({ done: false, challenge: { kind: 'method', methods } }) },
    });
    await page.until('signed-out');
    await page.session.signIn();
    expect(page.state).to.deep.equal({ status: 'signed-out', reason: 'fresh', methods, error: null });
  });
});
