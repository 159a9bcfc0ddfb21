import { PEOPLE } from '../../demo/keycloak/people.js';
import { changeSignIn } from './support/desk-file.js';
import {
  becomeKnown,
  enterCode,
  enterPassword,
  openDesk,
  pressSignIn,
  sessionOf,
  signIn,
  waitUntilSignedIn,
} from './support/agent.js';
import { OWN_FLOW } from './support/own-flow.js';
import { expect, test } from './support/test.js';

const SUPERVISOR_KEY = PEOPLE.find(({ username }) => username === 'mgarcia')?.authenticator?.base32 ?? '';

test('an agent signs in, and a gadget gets orders from a service that checks the token', async ({ page, demo }) => {
  await signIn(page, demo);

  await expect(page.frameLocator('iframe[title="Orders"]').getByText('NW-20841').first()).toBeVisible();
  expect(page.url()).toBe(`${demo.urls.desk}/`);
  expect((await sessionOf(page)).identity).toMatchObject({ name: 'Sarah Jefferson', username: 'sjefferson' });
});

test('the page learns scopes, roles here and at services, and groups', async ({ page, demo }) => {
  await signIn(page, demo);

  const { permissions } = await sessionOf(page);
  expect(permissions).toEqual(expect.arrayContaining(['orders:read', 'agent', 'orders:clerk', '/teams/sales']));
  expect(permissions).not.toContain('supervisor');
});

test('an agent whom the browser knows comes back after a reload without a question', async ({ page, demo }) => {
  await signIn(page, demo);

  await page.reload();

  await waitUntilSignedIn(page);
});

test('an agent whom the server has forgotten finds the form after a reload, and no failure', async ({ page, demo }) => {
  await signIn(page, demo);
  await demo.admin.endSessions(demo.realm, 'sjefferson');

  await page.reload();

  await page.getByRole('button', { name: 'Continue with Northwind SSO' }).waitFor();
  await expect(page.getByRole('alert')).toBeHidden();
  expect(page.url()).toBe(`${demo.urls.desk}/`);
});

test('an agent finds the user name filled in and types the password each time, where the desk file says so', async ({
  page,
  demo,
}) => {
  const typePassword = async () => {
    await page.locator('#password').fill('northwind');
    await page.locator('#kc-login').click();
    await waitUntilSignedIn(page);
  };
  changeSignIn(demo, { prompt: 'login', login_hint: 'sjefferson' });
  await openDesk(page, demo.urls.desk);
  await pressSignIn(page);
  await typePassword();
  // A browser that does not remember the agent; Keycloak does.
  await page.evaluate(() => {
    localStorage.clear();
  });
  await page.reload();
  await pressSignIn(page);

  await typePassword();
});

test.describe('where the realm has the flow that Keycloak comes with', () => {
  test.use({ realmSettings: OWN_FLOW });

  test('an agent with an authenticator is asked for its code', async ({ page, demo }) => {
    await openDesk(page, demo.urls.desk);
    await pressSignIn(page);
    await enterPassword(page, 'mgarcia');

    await enterCode(page, SUPERVISOR_KEY);

    await waitUntilSignedIn(page);
    expect((await sessionOf(page)).permissions).toContain('supervisor');
  });
});

test('a new agent chooses a password and sets an authenticator up first', async ({ page, demo }) => {
  await openDesk(page, demo.urls.desk);
  await pressSignIn(page);
  await enterPassword(page, 'nnovak');

  await becomeKnown(page, 'northwind-2');

  await waitUntilSignedIn(page);
  const credentials = await demo.admin.credentials(demo.realm, 'nnovak');
  expect(credentials.map(({ type }) => type).sort()).toEqual(['otp', 'password']);
});
