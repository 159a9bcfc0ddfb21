/** What Chromium's own password manager makes of a sign-in, by what it notes for developers. */
import { PlaywrightVisitor } from './support/playwright-visitor.js';
import { realChromium } from './support/real-chromium.js';
import { go, test } from './support/systems-test.js';
import { expect } from './support/test.js';
import { walk } from './support/walk.js';

const WAY = 'expertflow-email';

test('a browser offers to save the password that has led to the desk, and none that has not', async ({
  program,
  demo,
}) => {
  const { browser, close } = await realChromium({ program, thirdPartyCookies: true });
  const [context] = browser.contexts();
  if (!context) throw new Error('Chromium has no profile');
  try {
    const notes = await context.newPage();
    await notes.goto('chrome://password-manager-internals');
    const offers = async () => (await notes.locator('body').innerText()).split('Decision: ASK the user').length - 1;
    const visitor = new PlaywrightVisitor(await context.newPage());

    await visitor.open(`${demo.urls.desk}/ways/${WAY}/`);
    await walk(visitor, {
      valueOf: ({ type }) => (type === 'password' ? 'a guess' : 'mgarcia'),
      isEnd: ({ text }) => text.includes('That did not match.'),
    });
    await visitor.press('Cancel');
    await go(WAY, { name: 'Miguel García' }, visitor, demo);

    await expect.poll(offers).toBe(1);
  } finally {
    await close();
  }
});
