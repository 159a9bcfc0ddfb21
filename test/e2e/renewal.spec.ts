import type { Page } from '@playwright/test';
import { openDesk, pressSignIn, signIn, waitUntilSignedIn } from './support/agent.js';
import { expect, test, type Demo } from './support/test.js';

/** Seconds; renewed at three quarters of that. */
const SHORT = 4;
const PATIENCE = { timeout: 20_000 };

const renewals = ({ provider }: Demo) =>
  provider.tokenRequests.filter(({ grantType }) => grantType === 'refresh_token');
const isSignedIn = (page: Page) => page.getByRole('button', { name: 'Sign out' }).isVisible();

test.describe('with access tokens that live for seconds', () => {
  test.beforeEach(({ demo }) => {
    demo.provider.settings.accessTokenTtl = SHORT;
  });

  test('two tabs renew each with its own tokens', async ({ page, context, demo }) => {
    await openDesk(page, demo.urls.desk);
    await signIn(page);
    const second = await context.newPage();
    await openDesk(second, demo.urls.desk);
    await waitUntilSignedIn(second);

    await expect.poll(() => renewals(demo).length, PATIENCE).toBeGreaterThanOrEqual(4);

    expect(demo.provider.refreshReuse).toBe(0);
    expect(await Promise.all([isSignedIn(page), isSignedIn(second)])).toEqual([true, true]);
  });

  test('an outage during renewal keeps the session, and renewal goes on after it', async ({
    page,
    demo,
    exchanges,
  }) => {
    const refused = () => exchanges.filter(({ url, status }) => url === '/token' && status === 503).length;
    await openDesk(page, demo.urls.desk);
    await signIn(page);
    demo.provider.outage(true);
    await expect.poll(refused, PATIENCE).toBeGreaterThanOrEqual(2);
    const before = renewals(demo).length;

    demo.provider.outage(false);

    await expect.poll(() => renewals(demo).length, PATIENCE).toBeGreaterThan(before);
    expect(await isSignedIn(page)).toBe(true);
    expect(demo.provider.refreshReuse).toBe(0);
  });

  test('a provider that refuses to renew ends the session with an explanation and a way back', async ({
    page,
    demo,
  }) => {
    await openDesk(page, demo.urls.desk);
    await signIn(page);

    demo.provider.revokeAll('5d0c1f0e-6f0b-4a43-9a55-3f6a1c0d9e11');

    await expect(page.getByText('Your session has ended.').first()).toBeVisible(PATIENCE);
    await pressSignIn(page);
    await expect(page.getByLabel('User name')).toBeVisible();
  });
});

test('a service that refuses the token gets one renewal and one more try, and the gadget sees the answer', async ({
  page,
  demo,
}) => {
  demo.orders.failNext(401);
  await openDesk(page, demo.urls.desk);

  await signIn(page);

  await expect(page.frameLocator('iframe[title="Orders"]').getByText('NW-20841').first()).toBeVisible();
  expect(demo.orders.requests.map(({ status }) => status)).toEqual([401, 200]);
  expect(renewals(demo)).toHaveLength(1);
});

test('a gateway that answers an expired token with 400 gets the same', async ({ page, demo }) => {
  demo.orders.failNext(400);
  await openDesk(page, demo.urls.desk);

  await signIn(page);

  await expect(page.frameLocator('iframe[title="Orders"]').getByText('NW-20841').first()).toBeVisible();
  expect(demo.orders.requests.map(({ status }) => status)).toEqual([400, 200]);
});
