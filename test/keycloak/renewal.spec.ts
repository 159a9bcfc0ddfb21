import type { Page } from '@playwright/test';
import {
  enterPassword,
  openDesk,
  pressSignIn,
  renewAtOnce,
  sessionOf,
  signIn,
  waitUntilSignedIn,
} from './support/agent.js';
import { expect, test, type KeycloakDemo } from './support/test.js';

const renewals = ({ admin, realm }: KeycloakDemo) => admin.events(realm, ['REFRESH_TOKEN', 'REFRESH_TOKEN_ERROR']);

/** Before version 24 the server knew one refresh token for all tabs of an agent: whoever renews last keeps the session. */
const hasTokenForEachTab = process.env['DESKPASS_KEYCLOAK'] !== 'old';

const openTwoTabs = async (page: Page, demo: KeycloakDemo): Promise<readonly [Page, Page]> => {
  await signIn(page, demo);
  const second = await page.context().newPage();
  await openDesk(second, demo.urls.desk);
  await waitUntilSignedIn(second);
  return [page, second];
};

test('five renewals at once spend one refresh token', async ({ page, demo }) => {
  await signIn(page, demo);

  await renewAtOnce(page, 5);

  expect(await renewals(demo)).toEqual([expect.objectContaining({ type: 'REFRESH_TOKEN' })]);
});

if (hasTokenForEachTab) {
  test('five renewals at once in each of two tabs, again and again, spend no refresh token twice', async ({
    page,
    demo,
  }) => {
    const tabs = await openTwoTabs(page, demo);
    const expiry = async () => (await Promise.all(tabs.map(sessionOf))).map(({ expiresAt }) => expiresAt);
    const before = await expiry();

    for (let round = 0; round < 2; round += 1) await Promise.all(tabs.map((tab) => renewAtOnce(tab, 5)));

    const seen = await renewals(demo);
    expect(seen.map(({ type }) => type)).toEqual(Array.from({ length: 4 }, () => 'REFRESH_TOKEN'));
    expect((await expiry()).every((time, i) => time > before[i]!)).toBe(true);
  });
} else {
  test('of two tabs the one whose refresh token the server has forgotten comes back without a question', async ({
    page,
    demo,
  }) => {
    const [first, second] = await openTwoTabs(page, demo);
    await renewAtOnce(second, 1);

    await renewAtOnce(first, 1);

    await expect(first.getByText('Your session has ended.').first()).toBeVisible();
    await pressSignIn(first);
    await waitUntilSignedIn(first);
  });
}

test('a session that the server ends is over on the desk at the next renewal', async ({ page, demo }) => {
  await signIn(page, demo);
  await demo.admin.endSessions(demo.realm, 'sjefferson');

  await renewAtOnce(page, 1);

  await expect(page.getByText('Your session has ended.').first()).toBeVisible();
});

test.describe('where a session lives for seconds', () => {
  test.use({ realmSettings: { accessTokenLifespan: 4, ssoSessionMaxLifespan: 15 } });

  test('a session that has lived as long as the realm allows is over, and signing in goes on', async ({
    page,
    demo,
  }) => {
    await signIn(page, demo);

    await expect(page.getByText('Your session has ended.').first()).toBeVisible({ timeout: 40_000 });

    await pressSignIn(page);
    await enterPassword(page);
    await waitUntilSignedIn(page);
  });
});
