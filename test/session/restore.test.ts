import { expect } from '@open-wc/testing/pure';
import { REST_MS } from '../../src/session/restore-guard.js';
import { FakeBrowser } from '../fixtures/fake-browser.js';
import { fail, knownBrowser } from '../fixtures/known-browser.js';
import { answerAt, closePages, SessionPage, sso } from '../fixtures/session-page.js';

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

  it('brings the agent back after every reload that leads to a sign-in, however quickly they follow', async () => {
    const browser = await knownBrowser();
    const restored: (boolean | undefined)[] = [];
    for (let reload = 0; reload < 3; reload++) {
      const away = new SessionPage(browser);
      await away.reach(() => away.visits.length > 0);
      away.session.dispose();
      const back = new SessionPage(browser, { address: answerAt('begun') });
      await back.until('signed-in');
      restored.push(back.eventOf('signed-in')?.restored);
      back.session.dispose();
    }
    expect(restored).to.deep.equal([true, true, true]);
  });

  it('leaves at most once in half a minute where nothing came of it', async () => {
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
    const kept = ['hint', 'way'].map((name) => [`deskpass:${name}:${browser.key}`, 'sso']);
    expect(browser.stored()).to.equal(JSON.stringify([kept, []]));
  });
});
