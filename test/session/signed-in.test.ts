import { expect } from '@open-wc/testing/pure';
import { toWireError, DeskpassError } from '../../src/core/errors.js';
import type { RequestRecord } from '../../src/core/request-record.js';
import type {
  ExpiringEvent,
  IdentityChangedEvent,
  RenewedEvent,
  RequestEvent,
} from '../../src/session/session-events.js';
import { FakeBrowser } from '../fixtures/fake-browser.js';
import { signedInPage } from '../fixtures/known-browser.js';
import { closePages, sarah, SessionPage, sso } from '../fixtures/session-page.js';

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

  it('is somebody else’s from then on where the site allows that, and says so when it is', async () => {
    const page = await signedInPage();
    const change = { transition: 'authenticated-to-other', allowed: true, from: 'a1', to: 'b2', at: 1 } as const;
    const session = { ...sarah, identity: { subject: 'agent-2', name: 'Miguel García', username: 'mgarcia' } };
    page.vault?.emit('identity-changed', { change, session });
    await page.reach(() => page.news.includes('deskpass-identity-changed'));
    const event = page.events.find(({ type }) => type === 'deskpass-identity-changed') as IdentityChangedEvent;
    expect([event.change, event.session, page.state]).to.deep.equal([
      change,
      session,
      { status: 'signed-in', session, expiring: false },
    ]);
  });

  it('says who came where the site does not allow that, and ends', async () => {
    const page = await signedInPage();
    const change = { transition: 'authenticated-to-anonymous', allowed: false, from: 'a1', to: 'b2', at: 1 } as const;
    page.vault?.emit('identity-changed', { change, session: null });
    page.vault?.emit('ended', { reason: 'refused' });
    await page.until('signed-out');
    const event = page.events.find(({ type }) => type === 'deskpass-identity-changed') as IdentityChangedEvent;
    expect([event.change.allowed, event.session, page.eventOf('signed-out')?.reason]).to.deep.equal([
      false,
      null,
      'refused',
    ]);
  });

  it('says what the system has said of the end', async () => {
    const page = await signedInPage();
    const facts = { transition: 'authenticated-to-other' };
    const error = toWireError(new DeskpassError('identity-changed', 'Somebody else', { facts }));
    page.vault?.emit('ended', { reason: 'refused', error });
    await page.until('signed-out');
    await page.reach(() => (page.state as { methods: readonly unknown[] }).methods.length > 0);
    const shown = page.state as { reason: string; error: DeskpassError | null };
    expect([shown.reason, shown.error?.code, shown.error?.facts]).to.deep.equal(['refused', 'identity-changed', facts]);
    expect(page.news).to.deep.equal(['deskpass-signed-in', 'deskpass-signed-out', 'deskpass-error']);
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
    const error = await page.session.attach('orders', new MessageChannel().port2);
    expect([error?.code, page.errors]).to.deep.equal(['not-signed-in', ['desk-file-missing', 'not-signed-in']]);
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
