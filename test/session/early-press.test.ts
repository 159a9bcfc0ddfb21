import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import { FakeBrowser } from '../fixtures/fake-browser.js';
import { knownBrowser } from '../fixtures/known-browser.js';
import { closePages, redirectTo, SessionPage, sso } from '../fixtures/session-page.js';

const password = { id: 'pw', label: 'Password', mode: 'password' } as const;

const unreachable = (): never => {
  throw new DeskpassError('provider-unreachable', 'The system does not answer');
};

describe('a press of "Sign in" before it is known how', () => {
  afterEach(closePages);

  it('remembers an early press and goes on by itself', async () => {
    const page = new SessionPage(new FakeBrowser());
    void page.session.signIn();
    await page.reach(() => page.visits.length > 0);
    expect([page.state, page.visits[0]?.how]).to.deep.equal([
      { status: 'signing-in', method: 'sso', at: 'provider' },
      'assign',
    ]);
  });

  it('remembers a press that came while the systems were being asked', async () => {
    let answer: (methods: (typeof sso)[]) => void = () => undefined;
    const asked = new Promise<(typeof sso)[]>((resolve) => (answer = resolve));
    const page = new SessionPage(new FakeBrowser(), { vault: { detect: () => asked } });
    await page.reach(() => page.callsOf('detect').length === 1);
    void page.session.signIn();
    answer([sso]);
    await page.reach(() => page.visits.length > 0);
    expect(page.callsOf('begin').map(({ method }) => method)).to.deep.equal(['sso']);
  });

  it('lets the agent choose after an early press where there are several ways', async () => {
    const page = new SessionPage(new FakeBrowser(), { vault: { detect: () => [sso, password] } });
    void page.session.signIn();
    await page.until('signed-out');
    expect(page.callsOf('begin')).to.deep.equal([]);
  });

  it('goes on with the way that was chosen early', async () => {
    const page = new SessionPage(new FakeBrowser(), { vault: { detect: () => [password, sso] } });
    void page.session.signIn({ method: 'sso' });
    await page.reach(() => page.visits.length > 0);
    expect(page.callsOf('begin')[0]?.method).to.equal('sso');
  });

  it('forgets an early press that was taken back', async () => {
    const page = new SessionPage(new FakeBrowser());
    void page.session.signIn();
    page.session.cancel();
    await page.until('signed-out');
    expect(page.callsOf('begin')).to.deep.equal([]);
  });

  it('asks the agent, where the page was leaving for the provider without a question', async () => {
    const page = new SessionPage(await knownBrowser());
    await page.reach(() => page.visits.length > 0);
    void page.session.signIn();
    await page.reach(() => page.visits.length > 1);
    expect([page.callsOf('begin').map(({ silent }) => silent), page.visits[1]?.how]).to.deep.equal([
      [true, false],
      'assign',
    ]);
  });

  it('asks the agent, where the page was about to leave without a question', async () => {
    const never = new Promise<never>(() => undefined);
    const page = new SessionPage(await knownBrowser(), {
      vault: { begin: ({ silent }) => (silent ? never : redirectTo('asked')) },
    });
    await page.until('restoring');
    void page.session.signIn();
    await page.reach(() => page.visits.length > 0);
    expect(page.visits.map(({ how }) => how)).to.deep.equal(['assign']);
  });

  it('asks once more and goes on when "Sign in" is pressed after no system answered', async () => {
    let answers = false;
    const page = new SessionPage(new FakeBrowser(), { vault: { detect: () => (answers ? [sso] : unreachable()) } });
    await page.until('signed-out');
    answers = true;
    void page.session.signIn();
    await page.reach(() => page.visits.length > 0);
    expect(page.callsOf('begin').length).to.equal(1);
  });
});
