import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import { FakeBrowser } from '../fixtures/fake-browser.js';
import { signedInPage } from '../fixtures/known-browser.js';
import { answerAt, closePages, SessionPage, sso } from '../fixtures/session-page.js';

const END = 'https://login.example/end?client_id=desk&state=';
const endAt = (state: string): string => `${END}${encodeURIComponent(`${state};deskpass.signed-out.sso`)}`;

describe('signing out', () => {
  afterEach(closePages);

  it('empties the vault, leaves for the provider and forgets the agent', async () => {
    const browser = new FakeBrowser();
    const page = await signedInPage({ vault: { signOut: () => ({ redirect: endAt('bye') }) } }, browser);
    await page.session.signOut();
    expect([page.status, page.callsOf('signOut'), page.visits, page.eventOf('signed-out')?.reason]).to.deep.equal([
      'signing-out',
      [{ local: false }],
      [{ how: 'assign', url: endAt('bye') }],
      'signed-out',
    ]);
    // The way that was used is no agent's: it only tells an order.
    expect([browser.localStorage.length, browser.localStorage.key(0)]).to.deep.equal([
      1,
      `deskpass:way:${browser.key}`,
    ]);
  });

  it('is done at once where the provider has no page for it', async () => {
    const page = await signedInPage();
    await page.session.signOut();
    expect([page.state, page.news]).to.deep.equal([
      { status: 'signed-out', reason: 'signed-out', methods: [sso], error: null },
      ['deskpass-signed-in', 'deskpass-signed-out'],
    ]);
  });

  it('says once that it is signed out, though the vault says so too', async () => {
    const page: SessionPage = await signedInPage({
      vault: {
        signOut() {
          page.vault?.emit('ended', { reason: 'signed-out' });
          return { redirect: null };
        },
      },
    });
    await page.session.signOut();
    expect(page.news.filter((name) => name === 'deskpass-signed-out').length).to.equal(1);
  });

  it('is done even where the vault cannot do it in order', async () => {
    const page = await signedInPage({
      vault: {
        signOut() {
          throw new DeskpassError('internal', 'No');
        },
      },
    });
    await page.session.signOut();
    expect([page.status, page.errors]).to.deep.equal(['signed-out', ['internal']]);
  });

  it('stays on the page and says what is left to do where the provider could not be told', async () => {
    const page = await signedInPage({
      vault: {
        signOut() {
          throw new DeskpassError('provider-unreachable', 'No answer', { facts: { reason: 'network' } });
        },
      },
    });
    await page.session.signOut();
    const error = page.eventOf('error')?.error;
    expect([page.state, page.visits, page.eventOf('signed-out')?.reason]).to.deep.equal([
      { status: 'signed-out', reason: 'signed-out-here', methods: [sso], error: null },
      [],
      'signed-out',
    ]);
    expect([page.errors, error?.facts]).to.deep.equal([
      ['provider-unreachable'],
      { reason: 'network', signedOut: 'here' },
    ]);
    expect(error?.message).to.match(/signed out here.*could not be told.*No answer/);
    expect(error?.suggestion).to.match(/sign out there or close the browser/);
  });

  it('does not leave for an address that is not safe', async () => {
    const page = await signedInPage({ vault: { signOut: () => ({ redirect: 'javascript:alert(1)' }) } });
    await page.session.signOut();
    expect([page.visits, page.status, page.errors]).to.deep.equal([[], 'signed-out', ['provider-invalid']]);
  });

  it('says so when the page comes back from the provider', async () => {
    const browser = new FakeBrowser();
    const before = await signedInPage({ vault: { signOut: () => ({ redirect: endAt('bye') }) } }, browser);
    await before.session.signOut();
    before.session.dispose();
    const page = new SessionPage(browser, { address: answerAt('bye', 'signed-out') });
    expect([await page.until('signed-out'), page.address]).to.deep.equal([
      { status: 'signed-out', reason: 'signed-out', methods: [sso], error: null },
      'https://desk.example/page',
    ]);
  });

  it('does not say so for a return that this tab has not begun', async () => {
    const page = new SessionPage(new FakeBrowser(), { address: answerAt('forged', 'signed-out') });
    expect((await page.until('signed-out')).reason).to.equal('fresh');
  });

  it('does nothing where nobody is signed in', async () => {
    const page = new SessionPage(new FakeBrowser());
    await page.until('signed-out');
    await page.session.signOut();
    expect(page.callsOf('signOut')).to.deep.equal([]);
  });

  it('shows the form again when the agent goes back instead', async () => {
    const page = await signedInPage({ vault: { signOut: () => ({ redirect: endAt('bye') }) } });
    await page.session.signOut();
    page.window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect((await page.until('signed-out')).reason).to.equal('signed-out');
  });
});

describe('a page that the agent comes back to without an answer', () => {
  afterEach(closePages);

  it('shows the ways to sign in again', async () => {
    const page = new SessionPage(new FakeBrowser());
    await page.until('signed-out');
    await page.session.signIn();
    page.window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(page.state).to.deep.equal({ status: 'signed-out', reason: 'fresh', methods: [sso], error: null });
  });

  it('goes on with a sign-in when it was merely shown for the first time', async () => {
    const page = new SessionPage(new FakeBrowser());
    await page.until('signed-out');
    await page.session.signIn();
    page.window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    expect(page.status).to.equal('signing-in');
  });
});
