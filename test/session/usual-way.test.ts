import { expect } from '@open-wc/testing/pure';
import type { Method } from '../../src/auth/method.js';
import { FakeBrowser } from '../fixtures/fake-browser.js';
import { closePages, sarah, SessionPage, signedIn, sso } from '../fixtures/session-page.js';

const password: Method = { id: 'password', label: 'Northwind account', mode: 'password' };

const vault = { detect: () => [sso, password] };

/** A browser in which somebody has signed in by password and out again. */
async function usedBrowser(): Promise<FakeBrowser> {
  const browser = new FakeBrowser();
  const session = { ...sarah, method: 'password' };
  const page = new SessionPage(browser, { vault: { ...vault, begin: () => ({ ...signedIn, session }) } });
  await page.until('signed-out');
  await page.session.signIn({ method: 'password' });
  await page.until('signed-in');
  await page.session.signOut();
  page.session.dispose();
  return browser;
}

/** A browser in whose storage somebody has exchanged every note for this one. */
async function forgedBrowser(note: string): Promise<FakeBrowser> {
  const browser = await usedBrowser();
  const { localStorage: notes } = browser;
  const keys = Array.from({ length: notes.length }, (_, i) => notes.key(i) ?? '');
  const ways = keys.filter((key) => notes.getItem(key) === 'password');
  for (const key of ways) notes.setItem(key, note);
  // A note that is not there could not be forged.
  expect(ways.length).to.equal(1);
  return browser;
}

describe('the way by which somebody last signed in', () => {
  afterEach(closePages);

  it('stands first on the next visit', async () => {
    const page = new SessionPage(await usedBrowser(), { vault });
    expect((await page.until('signed-out')).methods).to.deep.equal([password, sso]);
  });

  it('is not offered where the system does not answer any more', async () => {
    const page = new SessionPage(await usedBrowser(), { vault: { detect: () => [sso] } });
    expect((await page.until('signed-out')).methods).to.deep.equal([sso]);
  });

  it('is asked again before it is offered', async () => {
    const page = new SessionPage(await usedBrowser(), { vault });
    await page.until('signed-out');
    expect([page.callsOf('detect').length, page.callsOf('begin')]).to.deep.equal([1, []]);
  });

  it('is no word about who it was', async () => {
    const browser = await usedBrowser();
    expect(
      [sarah.identity.name, sarah.identity.subject, sarah.identity.username].filter((word) =>
        browser.stored().includes(word),
      ),
    ).to.deep.equal([]);
  });

  for (const [name, note] of [
    ['another way', 'sso'],
    ['a way that does not exist', 'evil'],
    ['a name that every object has', '__proto__'],
    ['a page of text', '<img src=x onerror=alert(1)>'.repeat(500)],
    ['nothing', ''],
  ] as const) {
    it(`changes nothing but the order where it is forged to ${name}`, async () => {
      const page = new SessionPage(await forgedBrowser(note), { vault });
      const { methods, error } = await page.until('signed-out');
      expect([methods, error, page.callsOf('begin'), page.visits]).to.deep.equal([[sso, password], null, [], []]);
    });
  }
});
