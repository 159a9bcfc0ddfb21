import { outcomesOf, waitUntilTold, watchOutcomes } from './support/outcomes.js';
import {
  askMore,
  choosePassword,
  enterPassword,
  pressSignIn,
  setUpAuthenticator,
  signIn,
  waitUntilSignedIn,
} from './support/agent.js';
import { expect, test, type KeycloakDemo } from './support/test.js';

const typesOf = async ({ admin, realm }: KeycloakDemo, username: string) =>
  (await admin.credentials(realm, username)).map(({ type }) => type).sort();

test.beforeEach(async ({ page }) => {
  await watchOutcomes(page);
});

test('an agent changes the password from the desk, and signs in with the new one', async ({ page, demo }) => {
  await signIn(page, demo);
  await askMore(page, { action: 'UPDATE_PASSWORD' });

  await choosePassword(page, 'northwind-2');

  await waitUntilSignedIn(page);
  expect(await outcomesOf(page)).toEqual([{ name: 'UPDATE_PASSWORD', status: 'success' }]);
  expect(page.url()).toBe(`${demo.urls.desk}/`);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await pressSignIn(page);
  await enterPassword(page, 'sjefferson', 'northwind-2');
  await waitUntilSignedIn(page);
});

test('an agent who thinks better of it stays signed in, whatever it is, and the page is told', async ({
  page,
  demo,
}) => {
  const actions = ['UPDATE_PASSWORD', 'CONFIGURE_TOTP', 'webauthn-register'];
  await signIn(page, demo);

  for (const action of actions) {
    await askMore(page, { action });
    await page.locator('[name=cancel-aia]').click();
    await waitUntilSignedIn(page);
  }

  expect(await outcomesOf(page)).toEqual(actions.map((name) => ({ name, status: 'cancelled' })));
});

/** Before, it showed a page with an error that led nowhere. */
const tellsOfUnknownActions = process.env['DESKPASS_KEYCLOAK'] !== 'old';

if (tellsOfUnknownActions) {
  test('a server that does not know what an agent is to do says so, and the agent stays signed in', async ({
    page,
    demo,
  }) => {
    await signIn(page, demo);

    await askMore(page, { action: 'POLISH_SHOES' });

    await waitUntilTold(outcomesOf, page, [{ name: 'POLISH_SHOES', status: 'error' }]);
    await waitUntilSignedIn(page);
  });
}

test('an agent sets an authenticator up from the desk', async ({ page, demo }) => {
  await signIn(page, demo);
  await askMore(page, { action: 'CONFIGURE_TOTP' });

  await setUpAuthenticator(page);

  await waitUntilSignedIn(page);
  expect(await outcomesOf(page)).toEqual([{ name: 'CONFIGURE_TOTP', status: 'success' }]);
  expect(await typesOf(demo, 'sjefferson')).toEqual(['otp', 'password']);
});

test('an agent registers a passkey from the desk', async ({ page, context, demo }) => {
  const devices = await context.newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  page.on('dialog', (dialog) => void dialog.accept('desk'));
  await signIn(page, demo);
  await askMore(page, { action: 'webauthn-register' });

  await page.locator('#registerWebAuthn').click();

  await waitUntilSignedIn(page);
  expect(await outcomesOf(page)).toEqual([{ name: 'webauthn-register', status: 'success' }]);
  expect(await typesOf(demo, 'sjefferson')).toEqual(['password', 'webauthn']);
});
