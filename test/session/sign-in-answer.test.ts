import { expect } from '@open-wc/testing/pure';
import type { DeskpassError } from '../../src/core/errors.js';
import { FakeBrowser } from '../fixtures/fake-browser.js';
import { fail, signInIn } from '../fixtures/known-browser.js';
import { answerAt, closePages, redirectTo, sarah, SessionPage, signedIn, sso } from '../fixtures/session-page.js';

describe('coming back from the provider', () => {
  afterEach(closePages);

  it('hands the whole answer to the vault and is signed in', async () => {
    const address = `${answerAt('begun')}&iss=https%3A%2F%2Flogin.example`;
    const page = new SessionPage(new FakeBrowser(), { address });
    await page.until('signed-in');
    expect([page.callsOf('answer'), page.state]).to.deep.equal([
      [{ kind: 'redirect', query: new URL(address).search.slice(1) }],
      { status: 'signed-in', session: sarah, expiring: false },
    ]);
  });

  it('has taken the answer out of the address bar before anything is fetched', () => {
    let shown = '';
    const page: SessionPage = new SessionPage(new FakeBrowser(), {
      address: answerAt('begun'),
      world: {
        fetch: () => {
          shown = page.address;
          return new Promise(() => undefined);
        },
      },
    });
    return page.reach(() => shown === 'https://desk.example/page');
  });

  it('is signing in from the first moment on, so that no form flashes up', () => {
    const page = new SessionPage(new FakeBrowser(), { address: answerAt('begun') });
    expect(page.state).to.deep.equal({ status: 'signing-in', method: 'sso', at: 'vault' });
  });

  it('says that an agent has signed in, by hand', async () => {
    const page = await signInIn(new FakeBrowser());
    expect([page.news, page.eventOf('signed-in')?.restored, page.eventOf('signed-in')?.session]).to.deep.equal([
      ['deskpass-signed-in'],
      false,
      sarah,
    ]);
  });

  it('shows the address that the agent was at', async () => {
    const browser = new FakeBrowser();
    const before = new SessionPage(browser, { address: 'https://desk.example/page?customer=C-1042#notes' });
    await before.until('signed-out');
    await before.session.signIn();
    before.session.dispose();
    const page = new SessionPage(browser, { address: answerAt('begun') });
    await page.until('signed-in');
    expect(page.address).to.equal('https://desk.example/page?customer=C-1042#notes');
  });

  it('shows the address that the vault remembers where the tab does not', async () => {
    const page = new SessionPage(new FakeBrowser(), {
      address: answerAt('begun'),
      vault: {
        answer: () => ({ ...signedIn, returnTo: 'https://desk.example/page?customer=C-1042' }) as typeof signedIn,
      },
    });
    await page.until('signed-in');
    expect(page.address).to.equal('https://desk.example/page?customer=C-1042');
  });

  for (const returnTo of ['https://evil.example/', 'javascript:alert(1)', '//evil.example', 'not an address']) {
    it(`does not show ${returnTo}, whoever says that the agent was there`, async () => {
      const page = new SessionPage(new FakeBrowser(), {
        address: answerAt('begun'),
        vault: { answer: () => ({ ...signedIn, returnTo }) as typeof signedIn },
      });
      await page.until('signed-in');
      expect(page.address).to.equal('https://desk.example/page');
    });
  }

  for (const code of [
    'callback-replayed',
    'sign-in-expired',
    'consent-denied',
    'clock-skew',
    'issuer-mismatch',
    'token-invalid',
    'provider-unreachable',
    'login-required',
  ] as const) {
    it(`says ${code}, with a way to sign in`, async () => {
      const page = new SessionPage(new FakeBrowser(), { address: answerAt('old'), vault: { answer: fail(code) } });
      await page.reach(() => page.status === 'signed-out' && page.callsOf('detect').length === 1);
      await page.reach(() => (page.state as { methods: readonly unknown[] }).methods.length > 0);
      const { error, methods } = page.state as { error: DeskpassError; methods: readonly unknown[] };
      expect([error.code, methods, page.errors]).to.deep.equal([code, [sso], [code]]);
    });
  }

  it('reads what went wrong with the answer, and not that nobody can be asked now', async () => {
    const page = new SessionPage(new FakeBrowser(), {
      address: answerAt('old'),
      vault: { answer: fail('callback-replayed'), detect: fail('provider-unreachable') },
    });
    await page.reach(() => page.errors.length === 2);
    expect((page.state as { error: DeskpassError }).error.code).to.equal('callback-replayed');
  });

  it('shows the address that the agent was at also where the sign-in failed', async () => {
    const browser = new FakeBrowser();
    const before = new SessionPage(browser, { address: 'https://desk.example/page?customer=C-1042' });
    await before.until('signed-out');
    await before.session.signIn();
    before.session.dispose();
    const page = new SessionPage(browser, { address: answerAt('begun'), vault: { answer: fail('consent-denied') } });
    await page.until('signed-out');
    expect(page.address).to.equal('https://desk.example/page?customer=C-1042');
  });

  it('keeps an answer for the next try where no vault has had it', async () => {
    let served = 0;
    const signIn = [{ id: 'sso', backend: 'oidc', label: 'SSO' }];
    const page = new SessionPage(new FakeBrowser(), {
      address: answerAt('begun'),
      desk: () => ((served += 1) === 1 ? new Response('', { status: 503 }) : Response.json({ title: 'T', signIn })),
    });
    await page.until('failed');
    await page.session.retry();
    expect([page.status, page.callsOf('answer').length]).to.deep.equal(['signed-in', 1]);
  });

  it('is not sent round in circles by answers that lead to the next redirect', async () => {
    const browser = new FakeBrowser();
    const vault = { answer: () => redirectTo('again') };
    const first = new SessionPage(browser, { address: answerAt('begun'), vault });
    await first.reach(() => first.visits.length === 1);
    first.session.dispose();
    const second = new SessionPage(browser, { address: answerAt('again'), vault });
    const { error } = await second.until('signed-out');
    expect([error?.code, second.visits]).to.deep.equal(['redirect-loop', []]);
  });
});
