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

async function addNote(page: Page): Promise<void> {
  await orders(page).getByRole('button', { name: 'NW-20841' }).click();
  await orders(page).getByLabel('New note').fill('Wants it after 17:00.');
  await orders(page).getByRole('button', { name: 'Add note' }).click();
}

test('an agent without a permission is told which one, and stays signed in', async ({ page, demo }) => {
  await openDesk(page, demo.urls.desk);
  await signIn(page, 'rread');

  await addNote(page);

  await expect(page.getByText('Your account lacks the permission “orders:write”.').first()).toBeVisible();
  const asked = demo.orders.requests.map(({ method, status }) => `${method} ${status}`);
  expect(asked.filter((each) => !each.startsWith('OPTIONS'))).toEqual(['GET 200', 'POST 403']);
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
});

test('what an agent writes in a gadget is kept by the service in their name', async ({ page, demo }) => {
  await openDesk(page, demo.urls.desk);
  await signIn(page);

  await addNote(page);

  await expect(orders(page).getByText('Wants it after 17:00.Sarah Jefferson')).toBeVisible();
  expect(demo.orders.requests.at(-1)).toMatchObject({ method: 'POST', status: 201 });
});
