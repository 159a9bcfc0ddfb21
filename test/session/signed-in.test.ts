import { expect } from '@open-wc/testing';
import { toWireError, DeskpassError } from '../../src/core/errors.js';
import type { RequestRecord } from '../../src/core/request-record.js';
import type { ExpiringEvent, RenewedEvent, RequestEvent } from '../../src/session/session-events.js';
import { FakeBrowser } from '../fixtures/fake-browser.js';
import { answerAt, closePages, sarah, SessionPage, sso, type SessionPageOptions } from '../fixtures/session-page.js';

async function signedInPage(options: SessionPageOptions = {}, browser = new FakeBrowser()): Promise<SessionPage> {
  const page = new SessionPage(browser, { address: answerAt('begun'), ...options });
  await page.until('signed-in');
  return page;
}

const END = 'https://login.example/end?client_id=desk&state=';
const endAt = (state: string): string => `${END}${encodeURIComponent(`${state};deskpass.signed-out.sso`)}`;

describe('a session that is signed in', () => {
  afterEach(closePages);

  it('has the session that a renewal brought, and says so', async () => {
    const page = await signedInPage();
    const renewed = { ...sarah, expiresAt: sarah.expiresAt + 600_000 };
    page.vault?.emit('renewed', renewed);
    await page.reach(() => page.news.includes('deskpass-renewed'));
    const event = page.events.find(({ type }) => type === 'deskpass-renewed') as RenewedEvent;
    expect([page.state, event.session]).to.deep.equal([
      { status: 'signed-in', session: renewed, expiring: false },
      renewed,
    ]);
  });

  it('says that it is about to end, and that it goes on', async () => {
    const page = await signedInPage();
    page.vault?.emit('expiring', { expiresAt: 42 });
    page.vault?.emit('renewed', sarah);
    const seen: boolean[] = [];
    page.session.addEventListener('deskpass-state', () => {
      if (page.state.status === 'signed-in') seen.push(page.state.expiring);
    });
    await page.reach(() => page.news.includes('deskpass-renewed'));
    const event = page.events.find(({ type }) => type === 'deskpass-expiring') as ExpiringEvent;
    expect([event.expiresAt, seen]).to.deep.equal([42, [true, false]]);
  });

  it('says that it has expired, and how to go on', async () => {
    const page = await signedInPage();
    page.vault?.emit('ended', { reason: 'expired' });
    await page.reach(() => page.status === 'signed-out' && page.callsOf('detect').length === 1);
    await page.reach(() => (page.state as { methods: readonly unknown[] }).methods.length > 0);
    expect([page.state, page.news]).to.deep.equal([
      { status: 'signed-out', reason: 'expired', methods: [sso], error: null },
      ['deskpass-signed-in', 'deskpass-expired', 'deskpass-signed-out'],
    ]);
  });

  it('says that the provider has ended it', async () => {
    const page = await signedInPage();
    page.vault?.emit('ended', { reason: 'refused' });
    await page.until('signed-out');
    expect([page.eventOf('signed-out')?.reason, page.news.includes('deskpass-expired')]).to.deep.equal([
      'refused',
      false,
    ]);
  });

  it('asks the provider after a reload whether an expired agent may come back', async () => {
    const browser = new FakeBrowser();
    const page = await signedInPage({}, browser);
    page.vault?.emit('ended', { reason: 'expired' });
    await page.until('signed-out');
    page.session.dispose();
    const next = new SessionPage(browser);
    expect((await next.until('restoring')).status).to.equal('restoring');
  });

  it('goes on after a renewal that failed for now, and reports it', async () => {
    const page = await signedInPage();
    page.vault?.emit('trouble', { error: toWireError(new DeskpassError('renewal-failed', 'Later')) });
    await page.reach(() => page.errors.length === 1);
    expect([page.status, page.errors]).to.deep.equal(['signed-in', ['renewal-failed']]);
  });

  it('passes on the record of a gadget’s request', async () => {
    const page = await signedInPage();
    const record: RequestRecord = {
      gadget: 'orders',
      method: 'GET',
      url: 'https://orders.example/v2/orders?customer=…',
      outcome: 'answered',
      status: 200,
      rule: '1',
      authorized: true,
      renewed: false,
      missingScope: '',
      bytes: 12,
      ms: 3,
      at: 0,
    };
    page.vault?.emit('record', record);
    await page.reach(() => page.news.includes('deskpass-request'));
    expect((page.events.at(-1) as RequestEvent).record).to.deep.equal(record);
  });

  it('renews when it is asked to', async () => {
    const page = await signedInPage();
    await page.session.renew();
    expect(page.callsOf('renew').length).to.equal(1);
  });

  it('reports a renewal that failed, and does not reject', async () => {
    const page = await signedInPage({
      vault: {
        renew() {
          throw new DeskpassError('renewal-failed', 'No');
        },
      },
    });
    await page.session.renew();
    expect([page.status, page.errors]).to.deep.equal(['signed-in', ['renewal-failed']]);
  });

  it('moves a gadget’s port to the vault', async () => {
    const page = await signedInPage({
      vault: {
        attach({ port }) {
          port.postMessage('from the vault');
        },
      },
    });
    const { port1, port2 } = new MessageChannel();
    const heard = new Promise((resolve) => {
      port1.onmessage = ({ data }) => {
        resolve(data);
      };
    });
    await page.session.attach('orders', port2);
    expect(await heard).to.equal('from the vault');
  });

  it('ends a gadget’s port', async () => {
    const page = await signedInPage();
    await page.session.detach('orders');
    expect(page.callsOf('detach')).to.deep.equal([{ gadget: 'orders' }]);
  });

  it('reports a gadget for which there is no vault, and does not reject', async () => {
    const page = new SessionPage(new FakeBrowser(), { desk: () => new Response('', { status: 404 }) });
    await page.until('failed');
    await page.session.attach('orders', new MessageChannel().port2);
    expect(page.errors).to.deep.equal(['desk-file-missing', 'not-signed-in']);
  });

  for (const [name, fire] of [
    ['is looked at again', (page: SessionPage) => page.document.dispatchEvent(new Event('visibilitychange'))],
    ['is online again', (page: SessionPage) => page.window.dispatchEvent(new Event('online'))],
    [
      'comes out of the back/forward cache',
      (page: SessionPage) => page.window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    ],
  ] as const) {
    it(`has the vault check what is due when the page ${name}`, async () => {
      const page = await signedInPage();
      fire(page);
      await page.reach(() => page.callsOf('wake').length === 1);
      expect(page.status).to.equal('signed-in');
    });
  }

  it('has nothing checked when the page is hidden', async () => {
    const page = await signedInPage();
    page.document.visibilityState = 'hidden';
    page.document.dispatchEvent(new Event('visibilitychange'));
    await page.session.renew();
    expect(page.callsOf('wake')).to.deep.equal([]);
  });
});

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
    expect(browser.localStorage.length).to.equal(0);
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
