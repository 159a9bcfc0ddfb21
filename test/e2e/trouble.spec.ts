import type { Page } from '@playwright/test';
import { enterPassword, openDesk, pressSignIn, signIn, waitUntilSignedIn } from './support/agent.js';
import { changeDesk, changeSignIn } from './support/desk-file.js';
import { expect, test } from './support/test.js';

/** The codes of the typed errors that the page is told of. */
async function listenForErrors(page: Page): Promise<string[]> {
  const codes: string[] = [];
  await page.exposeFunction('noteCode', (code: string) => {
    codes.push(code);
  });
  await page.addInitScript(() => {
    addEventListener('deskpass-error', (event) => {
      const { error } = event as unknown as { error: { code: string } };
      (globalThis as unknown as { noteCode: (code: string) => void }).noteCode(error.code);
    });
  });
  return codes;
}

test('a provider that answers 503 at load leaves a way to try again, which works once it is back', async ({
  page,
  demo,
}) => {
  const codes = await listenForErrors(page);
  demo.provider.outage(true);
  await openDesk(page, demo.urls.desk);

  await expect(page.getByText('The sign-in service does not answer.')).toBeVisible();

  expect(codes).toContain('provider-unreachable');
  demo.provider.outage(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Continue with Northwind SSO' }).click();
  await enterPassword(page);
  await waitUntilSignedIn(page);
});

test('a provider that goes down while the agent is on its page is told of on return', async ({
  page,
  demo,
  exchanges,
}) => {
  await openDesk(page, demo.urls.desk);
  await pressSignIn(page);
  await page.getByLabel('User name').waitFor();
  // The next thing the desk is asked for is the page that the provider sends the agent back to.
  demo.host.settings.csp = (policy) => {
    demo.provider.outage(true);
    return policy;
  };

  await enterPassword(page);

  await expect(page.getByText('The sign-in service does not answer.')).toBeVisible();
  expect(page.url()).toBe(`${demo.urls.desk}/`);
  expect(exchanges.filter(({ url }) => url === '/token' || url === '/jwks').map(({ status }) => status)).not.toContain(
    200,
  );
});

test('a provider that is gone when the agent signs out leaves the page where it is, and says what is left to do', async ({
  page,
  demo,
}) => {
  const codes = await listenForErrors(page);
  await openDesk(page, demo.urls.desk);
  await signIn(page);
  demo.provider.outage(true);

  await page.getByRole('button', { name: 'Sign out' }).click();

  await expect(page.getByText('You are signed out.', { exact: true })).toBeVisible();
  await expect(page.getByText('The sign-in service may still know you')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Continue with Northwind SSO' })).toBeVisible();
  expect(codes).toContain('provider-unreachable');
  expect(page.url()).toBe(`${demo.urls.desk}/`);
});

test('a provider that says it is another one is refused', async ({ page, demo }) => {
  const codes = await listenForErrors(page);
  const address = demo.urls.login.replace('login.localhost', '127.0.0.1');
  changeSignIn(demo, { authority: address });
  demo.host.settings.csp = (policy) => policy.replace('connect-src', `connect-src ${address}`);

  await openDesk(page, demo.urls.desk);

  await expect(page.getByText('The answer came from the wrong sign-in service.')).toBeVisible();
  expect(codes).toContain('issuer-mismatch');
});

for (const [off, offset] of [
  ['an hour behind', 3600],
  ['two hours ahead', -7200],
] as const) {
  test(`an agent whose clock is ${off} is told to set it`, async ({ page, demo }) => {
    const codes = await listenForErrors(page);
    demo.provider.clock.offset = offset;
    await openDesk(page, demo.urls.desk);
    await pressSignIn(page);

    await enterPassword(page);

    await expect(page.getByText('The clock of this computer is wrong.')).toBeVisible();
    expect(codes).toContain('clock-skew');
    demo.provider.clock.offset = 0;
    await page.getByRole('button', { name: 'Try again' }).click();
    await waitUntilSignedIn(page);
  });
}

test('a clock that is almost an hour ahead keeps nobody from working', async ({ page, demo }) => {
  demo.provider.clock.offset = -3500;
  await openDesk(page, demo.urls.desk);

  await signIn(page);

  await expect(page.frameLocator('iframe[title="Orders"]').getByText('NW-20841').first()).toBeVisible();
  expect(demo.orders.requests.map(({ status }) => status)).toEqual([200]);
});

test('a desk file that is missing says so, and trying again finds it', async ({ page, demo }) => {
  const codes = await listenForErrors(page);
  demo.host.settings.deskStatus = 404;
  await openDesk(page, demo.urls.desk);

  await expect(page.getByText('Your desk could not be loaded.')).toBeVisible();

  expect(codes).toContain('desk-file-missing');
  demo.host.settings.deskStatus = 200;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Continue with Northwind SSO' })).toBeVisible();
});

for (const [what, deskFile] of [
  ['is no JSON', () => 'title: Northwind'],
  ['has a mistake', (desk: object) => ({ ...desk, signIn: [{ id: 'sso', backend: 'oidcc' }] })],
] as const) {
  test(`a desk file that ${what} is refused with what is wrong`, async ({ page, demo }) => {
    const codes = await listenForErrors(page);
    demo.host.settings.deskFile = deskFile;

    await openDesk(page, demo.urls.desk);

    await expect(page.getByText('Your desk is not set up correctly.')).toBeVisible();
    expect(codes).toContain('desk-file-invalid');
  });
}

test('the page around a desk that cannot start works as before', async ({ page, demo }) => {
  demo.host.settings.deskStatus = 500;
  await openDesk(page, demo.urls.desk);
  await expect(page.getByText('Your desk could not be loaded.')).toBeVisible();

  await page.getByRole('radio', { name: 'Tomás Vega' }).check();

  await expect(page.getByRole('radio', { name: 'Tomás Vega' })).toBeChecked();
});

test('a gadget that never says hello can be started again, and the others work', async ({ page, demo }) => {
  changeDesk(demo, (desk) => ({
    ...desk,
    gadgets: [
      ...desk.gadgets,
      { id: 'silent', title: 'Silent', src: `${demo.urls.gadgets}/silent/`, column: 2, claims: [], grants: [] },
    ],
  }));
  demo.gadgets.settings.mounts = { '/silent/': new URL('fixtures/silent-gadget', import.meta.url).pathname };
  const codes = await listenForErrors(page);
  await openDesk(page, demo.urls.desk);
  await signIn(page);

  await expect(page.getByText('Silent does not start').first()).toBeVisible({ timeout: 25_000 });

  await expect(page.frameLocator('iframe[title="Orders"]').getByText('NW-20841').first()).toBeVisible();
  expect(codes).toContain('gadget-silent');
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(page.getByText('Silent does not start')).toHaveCount(0);
});

test.describe('a desk whose code does not come', () => {
  test.beforeEach(async ({ page, demo }) => {
    await page.route(/\/define-board-/, (route) => route.abort());
    await openDesk(page, demo.urls.desk);
    await signIn(page);
    await expect(page.getByText('Your desk could not be loaded')).toBeVisible();
  });

  test('lets the agent sign out', async ({ page }) => {
    await page.getByRole('button', { name: 'Sign out' }).click();

    await expect(page.getByText('You are signed out.')).toBeVisible();
  });

  test('is there after another try, and the focus with it', async ({ page }) => {
    const again = page.getByRole('button', { name: 'Try again' });
    await again.press('Enter');
    await expect(again).toBeFocused();
    await page.unroute(/\/define-board-/);

    await again.press('Enter');

    await expect(page.getByRole('main').getByRole('heading', { name: 'Northwind Service' })).toBeFocused();
  });
});
