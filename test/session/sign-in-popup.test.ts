import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import { challengeOf } from '../fixtures/challenges.js';
import { FakeBrowser } from '../fixtures/fake-browser.js';
import { openWindow, ReturnedWindow } from '../fixtures/popup-page.js';
import { closePages, redirectTo, SessionPage, signedIn, sso } from '../fixtures/session-page.js';

describe('signing in through a window', () => {
  let returned: ReturnedWindow;
  beforeEach(() => {
    returned = new ReturnedWindow();
  });
  afterEach(() => {
    returned.close();
    closePages();
  });

  it('opens the window in the task of the press, before the vault is asked', async () => {
    const page = new SessionPage(new FakeBrowser(), { settings: { display: 'popup' } });
    await page.until('signed-out');
    void page.session.signIn();
    expect([page.windows.length, page.callsOf('begin').length]).to.deep.equal([1, 0]);
  });

  it('opens a window where the press asks for one, whatever the desk file says', async () => {
    const page = new SessionPage(new FakeBrowser());
    await page.until('signed-out');
    void page.session.signIn({ display: 'popup' });
    await page.reach(() => page.callsOf('begin').length === 1);
    expect([page.windows.length, page.callsOf('begin')[0]?.display]).to.deep.equal([1, 'popup']);
  });

  it('sends the window to the provider, which cannot reach back to the page', async () => {
    const { page, popup, state } = await openWindow();
    expect([page.state, popup.visits, popup.opener, page.visits]).to.deep.equal([
      { status: 'signing-in', method: 'sso', at: 'popup' },
      [`https://login.example/auth?client_id=desk&state=${encodeURIComponent(state)}`],
      null,
      [],
    ]);
  });

  it('takes the answer, says so, closes the window and is signed in', async () => {
    const { page, popup, state } = await openWindow();
    returned.answer(state);
    await page.until('signed-in');
    await page.reach(() => returned.taken.length === 1);
    expect([page.callsOf('answer'), returned.taken, popup.closed]).to.deep.equal([
      [{ kind: 'redirect', query: `code=c0de&state=${encodeURIComponent(state)}` }],
      [state],
      true,
    ]);
  });

  it('leaves the page’s address alone', async () => {
    const { page, state } = await openWindow({
      vault: { answer: () => ({ ...signedIn, returnTo: 'https://desk.example/page?then' }) as typeof signedIn },
    });
    page.address = 'https://desk.example/page?now';
    returned.answer(state);
    await page.until('signed-in');
    expect(page.address).to.equal('https://desk.example/page?now');
  });

  for (const [name, message] of [
    ['another sign-in', { deskpass: 'popup-answer', state: 'other;deskpass.popup.sso', query: 'code=stolen' }],
    ['nobody', { deskpass: 'popup-answer', query: 'code=stolen' }],
    ['something else', { deskpass: 'popup-taken', state: 'x' }],
    ['a text', 'popup-answer'],
    ['nothing', null],
  ] as const) {
    it(`does not take an answer that belongs to ${name}`, async () => {
      const { page, state } = await openWindow();
      returned.post(message);
      // The real answer comes after it on the same channel: what was not taken by then never will be.
      returned.answer(state, 'code=right');
      await page.until('signed-in');
      expect(page.callsOf('answer')).to.deep.equal([{ kind: 'redirect', query: 'code=right' }]);
    });
  }

  it('takes an answer once', async () => {
    const { page, state } = await openWindow();
    returned.answer(state);
    returned.answer(state);
    await page.until('signed-in');
    expect(page.callsOf('answer').length).to.equal(1);
  });

  it('says what went wrong with the answer', async () => {
    const { page, state } = await openWindow({
      vault: {
        answer() {
          throw new DeskpassError('consent-denied', 'No');
        },
      },
    });
    returned.answer(state);
    expect((await page.until('signed-out')).error?.code).to.equal('consent-denied');
  });

  it('says that the browser opens no window, and has not asked the vault for anything', async () => {
    const browser = new FakeBrowser();
    browser.blocksWindows = true;
    const page = new SessionPage(browser, { settings: { display: 'popup' } });
    await page.until('signed-out');
    await page.session.signIn();
    expect(page.state).to.deep.include({ status: 'signed-out', methods: [sso] });
    expect([page.errors, page.callsOf('begin')]).to.deep.equal([['popup-blocked'], []]);
  });

  it('goes on in the page itself where the agent chooses that instead', async () => {
    const browser = new FakeBrowser();
    browser.blocksWindows = true;
    const page = new SessionPage(browser, { settings: { display: 'popup' } });
    await page.until('signed-out');
    await page.session.signIn();
    await page.session.signIn({ display: 'redirect' });
    expect([page.callsOf('begin')[0]?.display, page.visits.length]).to.deep.equal(['redirect', 1]);
  });

  describe('where the window is wanted long after the press, and the browser opens none', () => {
    const blocked = async (): Promise<{ page: SessionPage; browser: FakeBrowser }> => {
      const browser = new FakeBrowser();
      const page = new SessionPage(browser, {
        vault: {
          begin: () => ({ done: false, challenge: challengeOf('identifier') }),
          answer: () => redirectTo('begun', 'popup'),
        },
      });
      await page.until('signed-out');
      await page.session.signIn();
      browser.blocksWindows = true;
      await page.session.answer({ kind: 'identifier', identifier: 'sjefferson' });
      return { page, browser };
    };

    it('says so', async () => {
      const { page } = await blocked();
      expect([page.status, page.errors]).to.deep.equal(['signed-out', ['popup-blocked']]);
    });

    it('goes on where it was in a window that another press opens', async () => {
      const { page, browser } = await blocked();
      browser.blocksWindows = false;
      await page.session.signIn({ method: 'sso', display: 'popup' });
      expect(page.state).to.deep.include({ status: 'signing-in', at: 'popup' });
      expect([page.windows[0]?.visits.length, page.callsOf('begin').length]).to.deep.equal([1, 1]);
    });

    it('starts over where no press opens one', async () => {
      const { page } = await blocked();
      await page.session.signIn({ method: 'sso', display: 'popup' });
      await page.session.signIn({ method: 'sso', display: 'popup' });
      expect(page.errors).to.deep.equal(['popup-blocked', 'popup-blocked', 'popup-blocked']);
    });

    it('starts over where the agent chooses the page itself', async () => {
      const { page } = await blocked();
      await page.session.signIn({ method: 'sso', display: 'redirect' });
      expect([page.status, page.callsOf('begin').length]).to.deep.equal(['challenge', 2]);
    });
  });

  it('closes the window where the vault wants the page itself to leave', async () => {
    const { page, popup } = await openWindow({ vault: { begin: () => redirectTo('begun') } });
    expect([popup.closed, page.visits.length]).to.deep.equal([true, 1]);
  });

  it('closes the window where the vault cannot begin', async () => {
    const { page, popup } = await openWindow({
      vault: {
        begin() {
          throw new DeskpassError('provider-unreachable', 'No');
        },
      },
    });
    expect([popup.closed, page.errors]).to.deep.equal([true, ['provider-unreachable']]);
  });
});
