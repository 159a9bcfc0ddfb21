import { expect } from '@open-wc/testing';
import { DeskpassError, type ErrorCode } from '../../src/core/errors.js';
import { REST_MS } from '../../src/session/restore-guard.js';
import { FakeBrowser } from '../fixtures/fake-browser.js';
import { answerAt, closePages, redirectTo, sarah, SessionPage, signedIn, sso } from '../fixtures/session-page.js';

const fail = (code: ErrorCode) => (): never => {
  throw new DeskpassError(code, code);
};

/** Signs in by redirect: leaves the page and comes back to it. */
async function signInIn(browser: FakeBrowser): Promise<SessionPage> {
  const before = new SessionPage(browser);
  await before.until('signed-out');
  await before.session.signIn();
  before.session.dispose();
  const page = new SessionPage(browser, { address: answerAt('begun') });
  await page.until('signed-in');
  return page;
}

/** A browser in which somebody has signed in, the page closed again. */
async function knownBrowser(): Promise<FakeBrowser> {
  const browser = new FakeBrowser();
  (await signInIn(browser)).session.dispose();
  return browser;
}

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

describe('coming back after a reload', () => {
  afterEach(closePages);

  it('asks the provider without a question, and leaves no page to go back to', async () => {
    const page = new SessionPage(await knownBrowser());
    await page.reach(() => page.visits.length > 0);
    expect([page.status, page.callsOf('begin'), page.visits.map(({ how }) => how)]).to.deep.equal([
      'restoring',
      [{ method: 'sso', display: 'redirect', silent: true, returnTo: 'https://desk.example/page' }],
      ['replace'],
    ]);
  });

  it('signs the agent in without a form and says that nothing was asked', async () => {
    const browser = await knownBrowser();
    const away = new SessionPage(browser);
    await away.reach(() => away.visits.length > 0);
    away.session.dispose();
    const page = new SessionPage(browser, { address: answerAt('begun') });
    await page.until('signed-in');
    expect(page.eventOf('signed-in')?.restored).to.equal(true);
  });

  it('does not ask a provider that nobody has signed in at', async () => {
    const page = new SessionPage(new FakeBrowser());
    await page.until('signed-out');
    expect(page.callsOf('begin')).to.deep.equal([]);
  });

  it('shows the ordinary form where the provider does not know the agent any more', async () => {
    const browser = await knownBrowser();
    const away = new SessionPage(browser);
    await away.reach(() => away.visits.length > 0);
    away.session.dispose();
    const page = new SessionPage(browser, { address: answerAt('begun'), vault: { answer: fail('login-required') } });
    await page.until('signed-out');
    expect([page.state, page.errors]).to.deep.equal([
      { status: 'signed-out', reason: 'fresh', methods: [sso], error: null },
      [],
    ]);
  });

  it('asks no more after the provider did not know the agent', async () => {
    const browser = await knownBrowser();
    const away = new SessionPage(browser);
    await away.reach(() => away.visits.length > 0);
    away.session.dispose();
    const back = new SessionPage(browser, { address: answerAt('begun'), vault: { answer: fail('login-required') } });
    await back.until('signed-out');
    back.session.dispose();
    await browser.clock.advance(REST_MS);
    const page = new SessionPage(browser);
    await page.until('signed-out');
    expect(page.callsOf('begin')).to.deep.equal([]);
  });

  it('leaves at most once in half a minute', async () => {
    const browser = await knownBrowser();
    const first = new SessionPage(browser);
    await first.reach(() => first.visits.length > 0);
    first.session.dispose();
    await browser.clock.advance(REST_MS - 1);
    const second = new SessionPage(browser);
    await second.until('signed-out');
    expect([second.visits, second.errors]).to.deep.equal([[], []]);
  });

  it('leaves again after half a minute', async () => {
    const browser = await knownBrowser();
    const first = new SessionPage(browser);
    await first.reach(() => first.visits.length > 0);
    first.session.dispose();
    await browser.clock.advance(REST_MS);
    const second = new SessionPage(browser);
    await second.reach(() => second.visits.length > 0);
    expect(second.status).to.equal('restoring');
  });

  it('leaves again where somebody has set the clock back', async () => {
    const browser = await knownBrowser();
    const first = new SessionPage(browser);
    await first.reach(() => first.visits.length > 0);
    first.session.dispose();
    browser.clock.setBack(3_600_000);
    const second = new SessionPage(browser);
    await second.reach(() => second.visits.length > 0);
    expect(second.status).to.equal('restoring');
  });

  it('stays inside another page, where a provider may refuse to be shown', async () => {
    const page = new SessionPage(await knownBrowser(), { world: { isFramed: true } });
    await page.until('signed-out');
    expect(page.visits).to.deep.equal([]);
  });

  it('stays where the tab cannot remember that it has left', async () => {
    const page = new SessionPage(await knownBrowser(), {
      world: {
        sessionStorage() {
          throw new DOMException('Denied', 'SecurityError');
        },
      },
    });
    await page.until('signed-out');
    expect(page.visits).to.deep.equal([]);
  });

  it('stays where the desk file names that way to sign in no more', async () => {
    const browser = await knownBrowser();
    const signIn = [
      { id: 'other', backend: 'oidc', label: 'Other', authority: 'https://login.example', client_id: browser.name },
    ];
    const page = new SessionPage(browser, { desk: () => Response.json({ title: 'T', signIn }) });
    await page.until('signed-out');
    expect(page.visits).to.deep.equal([]);
  });

  it('gives way to an agent who presses "Sign in" first', async () => {
    const page = new SessionPage(await knownBrowser());
    void page.session.signIn();
    await page.reach(() => page.visits.length > 0);
    expect(page.callsOf('begin').map(({ silent }) => silent)).to.deep.equal([false]);
  });

  it('shows the form, with the reason, where the provider cannot be reached', async () => {
    const page = new SessionPage(await knownBrowser(), {
      vault: { begin: fail('provider-unreachable'), detect: fail('provider-unreachable') },
    });
    const { error } = await page.until('signed-out');
    expect(error?.code).to.equal('provider-unreachable');
  });

  it('can be given up in favour of the form', async () => {
    const page = new SessionPage(await knownBrowser());
    await page.reach(() => page.visits.length > 0);
    page.session.cancel();
    expect((await page.until('signed-out')).error).to.equal(null);
  });

  it('works without any storage at all, but for coming back', async () => {
    const denied = (): never => {
      throw new DOMException('Denied', 'SecurityError');
    };
    const page = new SessionPage(new FakeBrowser(), {
      address: answerAt('begun'),
      world: { localStorage: denied, sessionStorage: denied },
    });
    await page.until('signed-in');
    page.document.dispatchEvent(new Event('visibilitychange'));
    expect(page.status).to.equal('signed-in');
  });

  it('keeps nothing of the answer or the session in storage but the way that was used', async () => {
    const browser = await knownBrowser();
    const key = `sso oidc ${encodeURIComponent('https://login.example')} ${browser.name}`;
    expect(browser.stored()).to.equal(JSON.stringify([[[`deskpass:hint:${key}`, 'sso']], []]));
  });
});
