import type { Page } from '@playwright/test';
import { openDesk, signIn, waitUntilSignedIn } from './support/agent.js';
import { expect, test } from './support/test.js';

const orders = (page: Page) => page.frameLocator('iframe[title="Orders"]');

test('an agent who reloads twice in a row is back both times', async ({ page, demo }) => {
  await openDesk(page, demo.urls.desk);
  await signIn(page);
  await page.reload();
  await waitUntilSignedIn(page);

  await page.reload();

  await waitUntilSignedIn(page);
});

test('an agent who comes back from another page by the back button is still signed in', async ({ page, demo }) => {
  demo.host.settings.mounts = { '/blank/': new URL('fixtures/blank', import.meta.url).pathname };
  await openDesk(page, demo.urls.desk);
  await signIn(page);
  await page.goto(`${demo.urls.desk}/blank/`);

  await page.goBack({ waitUntil: 'commit' });

  await waitUntilSignedIn(page);
  await expect(orders(page).getByText('NW-20841').first()).toBeVisible();
});

test('another customer on the line gives the gadget other orders', async ({ page, demo }) => {
  await openDesk(page, demo.urls.desk);
  await signIn(page);
  await orders(page).getByText('Ada Brook').first().waitFor();

  await page.getByRole('radio', { name: 'Noor Haddad' }).check();

  await expect(orders(page).getByText('Noor Haddad').first()).toBeVisible();
  expect(demo.orders.requests.at(-1)?.query).toBe('?customer=C-3310');
});

test('a tab in which nobody has done anything follows the sign-in of another one', async ({
  page,
  context,
  demo,
  exchanges,
}) => {
  const asked = (part: string) => exchanges.filter(({ url }) => url.includes(part)).length;
  // Looking for something on the page would count as a gesture there, so the servers say how far it is.
  await openDesk(page, demo.urls.desk);
  await expect.poll(() => asked('/openid-configuration')).toBe(1);
  const second = await context.newPage();
  await openDesk(second, demo.urls.desk);

  await signIn(second);

  await page.bringToFront();
  await expect.poll(() => asked('prompt=none')).toBe(1);
  await waitUntilSignedIn(page);
});

test('an agent without a permission is told so by the gadget and stays signed in', async ({ page, demo }) => {
  await openDesk(page, demo.urls.desk);
  await signIn(page, 'rread');

  await expect(orders(page).getByText('NW-20841').first()).toBeVisible();

  expect(demo.orders.requests.map(({ status }) => status)).toEqual([200]);
});
