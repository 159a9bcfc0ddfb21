import { PEOPLE } from '../../demo/keycloak/people.js';
import { OWN_FLOW } from './support/own-flow.js';
import {
  askMore,
  enterCode,
  enterPassword,
  openDesk,
  renewAtOnce,
  sessionOf,
  signIn,
  waitUntilSignedIn,
} from './support/agent.js';
import { failuresOf, waitUntilTold, watchOutcomes } from './support/outcomes.js';
import { expect, test } from './support/test.js';

const SUPERVISOR_KEY = PEOPLE.find(({ username }) => username === 'mgarcia')?.authenticator?.base32 ?? '';

test('an agent who is asked for more enters a code, and the page learns the level', async ({ page, demo }) => {
  await signIn(page, demo, 'mgarcia');
  expect((await sessionOf(page)).claims['acr']).toBe('password');
  await askMore(page, { acr: ['otp'] });

  await enterCode(page, SUPERVISOR_KEY);

  await waitUntilSignedIn(page);
  expect((await sessionOf(page)).claims['acr']).toBe('otp');
});

test('in a window of its own it leaves the desk as it is, and another tab renews on', async ({ page, demo }) => {
  await signIn(page, demo, 'mgarcia');
  const other = await page.context().newPage();
  await openDesk(other, demo.urls.desk);
  await waitUntilSignedIn(other);
  await page.bringToFront();
  const opened = page.waitForEvent('popup');
  await askMore(page, { acr: ['otp'], display: 'popup' });

  await enterCode(await opened, SUPERVISOR_KEY);

  await expect.poll(async () => (await sessionOf(page)).claims['acr']).toBe('otp');
  await renewAtOnce(other, 1);
  expect((await sessionOf(other)).identity.username).toBe('mgarcia');
});

test('an agent who must prove again who they are types the password again', async ({ page, demo }) => {
  await signIn(page, demo);
  const before = Number((await sessionOf(page)).claims['auth_time']);
  // Keycloak counts in whole seconds: within the same one, the sign-in is not older than none.
  const signedInBy = Math.floor(Date.now() / 1000);
  await expect.poll(() => Math.floor(Date.now() / 1000)).toBeGreaterThan(signedInBy + 1);
  await askMore(page, { maxAge: 0 });

  await page.locator('#password').fill('northwind');
  await page.locator('#kc-login').click();

  await waitUntilSignedIn(page);
  expect(Number((await sessionOf(page)).claims['auth_time'])).toBeGreaterThan(before);
});

test.describe('where the realm has the flow that Keycloak comes with', () => {
  test.use({ realmSettings: OWN_FLOW });

  test('a server that ignores what is asked for is not believed', async ({ page, demo }) => {
    await openDesk(page, demo.urls.desk);
    await page.getByRole('button', { name: 'Continue with Northwind SSO' }).waitFor();
    await askMore(page, { acr: ['otp'] });

    await enterPassword(page);

    await expect(page.getByText('Your sign-in could not be verified.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeHidden();
  });

  test('an agent who is signed in already keeps that session, and the page is told', async ({ page, demo }) => {
    await watchOutcomes(page);
    await signIn(page, demo);
    const { identity } = await sessionOf(page);

    await askMore(page, { acr: ['otp'] });

    // The password is all that this flow knows to ask for.
    await page.locator('#password').fill('northwind');
    await page.locator('#kc-login').click();

    await waitUntilTold(failuresOf, page, ['token-invalid']);
    await waitUntilSignedIn(page);
    expect((await sessionOf(page)).identity).toEqual(identity);
    expect(page.url()).toBe(`${demo.urls.desk}/`);
  });
});
