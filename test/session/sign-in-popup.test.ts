import { expect } from '@open-wc/testing';
import { DeskpassError } from '../../src/core/errors.js';
import { POPUP_CHANNEL } from '../../src/session/popup-relay.js';
import { CUT_MS, CUT_WAIT_MS, GRACE_MS, POLL_MS } from '../../src/session/popup-window.js';
import { FakeBrowser, type FakeWindow } from '../fixtures/fake-browser.js';
import { closePages, redirectTo, SessionPage, signedIn, sso } from '../fixtures/session-page.js';

/** A page whose sign-in opens a window, with that window at the provider. */
async function openWindow(
  vault: ConstructorParameters<typeof SessionPage>[1] = {},
): Promise<{ page: SessionPage; popup: FakeWindow; state: string }> {
  const browser = new FakeBrowser();
  const state = `begun-${browser.name}`;
  const page = new SessionPage(browser, {
    settings: { authority: 'https://login.example', client_id: browser.name, display: 'popup' },
    ...vault,
    vault: { begin: () => redirectTo(state, 'popup'), ...vault.vault },
  });
  await page.until('signed-out');
  await page.session.signIn();
  const popup = page.windows[0];
  if (!popup) throw new Error('No window was opened');
  return { page, popup, state: `${state};deskpass.popup.sso` };
}

/** What the opened window does when it comes back: it posts its answer and waits for it to be taken. */
class ReturnedWindow {
  readonly #channel = new BroadcastChannel(POPUP_CHANNEL);
  readonly taken: string[] = [];
  constructor() {
    this.#channel.onmessage = ({ data }: MessageEvent<{ deskpass: string; state: string }>) => {
      if (data.deskpass === 'popup-taken') this.taken.push(data.state);
    };
  }
  post(message: unknown): void {
    this.#channel.postMessage(message);
  }
  answer(state: string, query = `code=c0de&state=${encodeURIComponent(state)}`): void {
    this.post({ deskpass: 'popup-answer', state, query });
  }
  close(): void {
    this.#channel.close();
  }
}

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

  it('notices a window that was closed before it was sent anywhere', async () => {
    let answer: (step: ReturnType<typeof redirectTo>) => void = () => undefined;
    const later = new Promise<ReturnType<typeof redirectTo>>((resolve) => (answer = resolve));
    const page = new SessionPage(new FakeBrowser(), { settings: { display: 'popup' }, vault: { begin: () => later } });
    await page.until('signed-out');
    const pressed = page.session.signIn();
    page.windows[0]?.close();
    answer(redirectTo('begun', 'popup'));
    await pressed;
    expect(page.errors).to.deep.equal(['popup-closed']);
  });

  it('notices that the agent has closed the window', async () => {
    const { page, popup } = await openWindow();
    await page.clock.advance(CUT_MS + POLL_MS);
    popup.close();
    await page.clock.advance(POLL_MS + GRACE_MS);
    expect([page.state, page.errors]).to.deep.include.members([['popup-closed']]);
    expect(page.state).to.deep.include({ status: 'signed-out', methods: [sso] });
  });

  it('waits for an answer that a closing window has sent last', async () => {
    const { page, popup, state } = await openWindow();
    await page.clock.advance(CUT_MS + POLL_MS);
    popup.close();
    await page.clock.advance(POLL_MS);
    returned.answer(state);
    await page.until('signed-in');
    await page.clock.advance(GRACE_MS);
    expect([page.status, page.errors]).to.deep.equal(['signed-in', []]);
  });

  it('does not believe a window that a provider’s policy has cut off at once', async () => {
    const { page, popup } = await openWindow();
    popup.closed = true;
    await page.clock.advance(CUT_WAIT_MS - 1);
    expect([page.status, page.errors]).to.deep.equal(['signing-in', []]);
  });

  it('gives a window up that has been cut off for long', async () => {
    const { page, popup } = await openWindow();
    popup.closed = true;
    await page.clock.advance(POLL_MS + CUT_WAIT_MS);
    expect(page.errors).to.deep.equal(['popup-closed']);
  });

  it('does not believe a window that has the agent’s attention', async () => {
    const { page, popup } = await openWindow();
    page.document.focused = false;
    await page.clock.advance(CUT_MS + POLL_MS);
    popup.closed = true;
    await page.clock.advance(10 * 60_000);
    expect([page.status, page.errors]).to.deep.equal(['signing-in', []]);
  });

  it('takes the answer of a window that it had given up', async () => {
    const { page, popup, state } = await openWindow();
    popup.closed = true;
    await page.clock.advance(POLL_MS + CUT_WAIT_MS);
    returned.answer(state);
    expect((await page.until('signed-in')).session.method).to.equal('sso');
  });

  it('opens another window on another press, and closes the first', async () => {
    const { page, popup } = await openWindow();
    await page.session.signIn({ method: 'sso', display: 'popup' });
    expect([popup.closed, page.windows.map(({ closed }) => closed)]).to.deep.equal([true, [true, false]]);
  });

  it('closes the window and takes no answer when the agent gives up', async () => {
    const { page, popup, state } = await openWindow();
    page.session.cancel();
    returned.answer(state);
    await page.reach(() => page.callsOf('signOut').length === 1);
    expect([popup.closed, page.state, page.callsOf('answer')]).to.deep.equal([
      true,
      { status: 'signed-out', reason: 'fresh', methods: [sso], error: null },
      [],
    ]);
  });

  it('leaves no timer behind when the session is disposed of', async () => {
    const { page, popup } = await openWindow();
    page.session.dispose();
    expect([page.clock.timers, popup.closed]).to.deep.equal([0, true]);
  });
});
