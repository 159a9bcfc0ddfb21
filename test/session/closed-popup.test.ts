import { expect } from '@open-wc/testing/pure';
import { CUT_MS, CUT_WAIT_MS, GRACE_MS, POLL_MS } from '../../src/session/watch-popup.js';
import { FakeBrowser } from '../fixtures/fake-browser.js';
import { openWindow, ReturnedWindow } from '../fixtures/popup-page.js';
import { closePages, redirectTo, SessionPage, sso } from '../fixtures/session-page.js';

describe('a sign-in window that is closed', () => {
  let returned: ReturnedWindow;
  beforeEach(() => {
    returned = new ReturnedWindow();
  });
  afterEach(() => {
    returned.close();
    closePages();
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
