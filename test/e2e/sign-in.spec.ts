import type { Route } from '@playwright/test';
import { enterPassword, openDesk, pressSignIn, signIn, waitUntilSignedIn } from './support/agent.js';
import { changeSignIn } from './support/desk-file.js';
import { expect, test } from './support/test.js';

test('an agent signs in with nothing but the keyboard', async ({ page, demo }) => {
  const { keyboard } = page;
  const focus = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await openDesk(page, demo.urls.desk);
  await page.getByRole('button', { name: 'Continue with Northwind SSO' }).waitFor();

  await expect
    .poll(async () => {
      await keyboard.press('Tab');
      return focus();
    })
    .toContain('Northwind SSO');
  await keyboard.press('Enter');
  await expect(page.getByLabel('User name')).toBeFocused();
  await keyboard.type('sjefferson');
  await keyboard.press('Tab');
  await keyboard.type('northwind');
  await keyboard.press('Enter');

  await waitUntilSignedIn(page);
});

test('a press before the desk file has come is remembered and goes on by itself', async ({ page, demo }) => {
  const asked = new Promise<Route>((resolve) => {
    void page.route('**/desk.json', resolve);
  });
  await openDesk(page, demo.urls.desk);

  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(page.getByRole('button', { name: 'Connecting…' })).toBeVisible();
  await (await asked).continue();
  await expect(page.getByLabel('User name')).toBeVisible();
});

test('an agent who closes the window is told so and can open it again', async ({ page, demo }) => {
  changeSignIn(demo, { display: 'popup' });
  await openDesk(page, demo.urls.desk);
  const opened = page.waitForEvent('popup');
  await pressSignIn(page);
  const popup = await opened;
  // At an agent's pace: a window that closes at once is taken for one that the provider's page has cut loose.
  await popup.getByLabel('User name').pressSequentially('sjefferson', { delay: 150 });

  await popup.close();
  // The desk believes in a closed window only while it has the focus itself.
  await page.bringToFront();

  await expect(page.getByText('The sign-in window was closed.')).toBeVisible();
  const again = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Try again' }).click();
  await enterPassword(await again);
  await waitUntilSignedIn(page);
});

test('an agent whose browser blocks the window can go on in this one', async ({ page, demo }) => {
  changeSignIn(demo, { display: 'popup' });
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await openDesk(page, demo.urls.desk);

  await pressSignIn(page);

  await expect(page.getByText('The browser blocked the sign-in window.')).toBeVisible();
  await page.getByRole('button', { name: 'Continue in this window' }).click();
  await enterPassword(page);
  await waitUntilSignedIn(page);
});

test('an agent who denies consent is told so and can sign in after all', async ({ page, demo }) => {
  await openDesk(page, demo.urls.desk);
  await pressSignIn(page);
  await enterPassword(page, 'carol');

  await page.getByRole('button', { name: 'Deny' }).click();

  await expect(page.getByText('You did not give your permission.')).toBeVisible();
  expect(page.url()).toBe(`${demo.urls.desk}/`);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Allow' }).click();
  await waitUntilSignedIn(page);
});

test('an agent who comes back from the provider by the back button can start again', async ({ page, demo }) => {
  await openDesk(page, demo.urls.desk);
  await pressSignIn(page);
  await page.getByLabel('User name').waitFor();

  await page.goBack({ waitUntil: 'commit' });

  await pressSignIn(page);
  await enterPassword(page);
  await waitUntilSignedIn(page);
});

test('the address of a sign-in that is finished opens nothing a second time', async ({ page, demo, exchanges }) => {
  await openDesk(page, demo.urls.desk);
  await signIn(page);
  const callback = exchanges.find(({ url }) => url.startsWith('/?code='))?.url ?? '';
  const codes = () => exchanges.filter(({ requestBody }) => requestBody.includes('authorization_code')).length;
  const before = codes();

  await page.goto(demo.urls.desk + callback);

  await expect(page.getByText('This sign-in was used already.')).toBeVisible();
  expect(page.url()).toBe(`${demo.urls.desk}/`);
  expect(codes()).toBe(before);
});

test('signing out ends the session at the provider and revokes what the desk held', async ({
  page,
  demo,
  exchanges,
}) => {
  await openDesk(page, demo.urls.desk);
  await signIn(page);
  const granted = exchanges.findLast(({ url }) => url === '/token');
  const { refresh_token: refreshToken } = JSON.parse(String(granted?.responseBody)) as { refresh_token: string };

  await page.getByRole('button', { name: 'Sign out' }).click();

  await expect(page.getByText('You are signed out.')).toBeVisible();
  const revoked = exchanges.find(({ url }) => url === '/token/revocation');
  expect(new URLSearchParams(String(revoked?.requestBody)).get('token')).toBe(refreshToken);
  expect(revoked?.status).toBe(200);
  await pressSignIn(page);
  await expect(page.getByLabel('User name')).toBeVisible();
});
