import type { Page } from '@playwright/test';
import { enterPassword, openDesk, waitUntilSignedIn } from './support/agent.js';
import { expect, test } from './support/test.js';

const LATE_CODE = '**/deskpass/until-signed-in-*.js';

/** The page itself, its own look, and the one file that the page names. */
const isOfPage = ({ pathname }: URL): boolean => pathname === '/' || /^\/look\/|\/deskpass\.js$/.test(pathname);

/** Holds requests back until they are let through, by default those for the code of the elements. */
async function holdBack(page: Page, held: string | ((url: URL) => boolean) = LATE_CODE): Promise<() => void> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(held, async (route) => {
    await released;
    await route.continue();
  });
  return () => {
    release();
  };
}

const form = (page: Page) => page.locator('deskpass-login').getByRole('button');

test('the first form is there and can be pressed before anything that it asks for has come', async ({ page, demo }) => {
  const release = await holdBack(page, (url) => !isOfPage(url));
  await openDesk(page, demo.urls.desk);

  await form(page).click();
  await expect(form(page)).toHaveText('Connecting…');
  expect(await page.evaluate(() => customElements.get('deskpass-login') === undefined)).toBe(true);
  release();

  await enterPassword(page);
  await waitUntilSignedIn(page);
});

test('the first form does not move when the code of the elements comes', async ({ page, demo }) => {
  const release = await holdBack(page);
  await openDesk(page, demo.urls.desk);
  await form(page).focus();
  const early = await page.locator('deskpass-login').screenshot({ caret: 'hide' });
  const place = await form(page).boundingBox();

  // What follows is held back as well, so that the element draws the same state.
  await page.route('**/desk.json', () => undefined);
  release();
  await page.waitForFunction(() => customElements.get('deskpass-login'));

  expect(await form(page).boundingBox()).toEqual(place);
  await expect(form(page)).toBeFocused();
  expect((await page.locator('deskpass-login').screenshot({ caret: 'hide' })).equals(early)).toBe(true);
});

test('code of the elements that does not come is told of, and fetched again', async ({ page, demo }) => {
  let isBroken = true;
  await page.route(LATE_CODE, (route) => (isBroken ? route.abort() : route.continue()));
  await openDesk(page, demo.urls.desk);
  await expect(page.getByText('Sign-in could not be loaded').first()).toBeVisible();

  isBroken = false;
  await page.getByRole('button', { name: 'Try again' }).click();

  await enterPassword(page);
  await waitUntilSignedIn(page);
});
