import { CORPORATE, CORPORATE_SAML } from '../../demo/keycloak/corporate.js';
import { BOTH, GUEST } from '../../demo/keycloak/people.js';
import { enterPassword, openDesk, pressSignIn, sessionOf, waitUntilSignedIn } from './support/agent.js';
import { changeSignIn } from './support/desk-file.js';
import { expect, test } from './support/test.js';

for (const identityProvider of [CORPORATE, CORPORATE_SAML]) {
  test(`an agent of another company signs in at the provider of that company, over ${identityProvider}`, async ({
    page,
    demo,
  }) => {
    changeSignIn(demo, { identityProvider });
    await openDesk(page, demo.urls.desk);
    await pressSignIn(page);
    await page.waitForURL(/-corporate\//);

    await enterPassword(page, GUEST.username);

    await waitUntilSignedIn(page);
    const { identity, permissions } = await sessionOf(page);
    expect(identity.name).toBe('Dora Dijk');
    expect(permissions).toContain('agent');
  });
}

test('an agent who is known here already says so once, and then comes from the other provider as the same one', async ({
  page,
  demo,
}) => {
  changeSignIn(demo, { identityProvider: CORPORATE_SAML });
  await openDesk(page, demo.urls.desk);
  await pressSignIn(page);
  await page.waitForURL(/-corporate\//);
  await enterPassword(page, BOTH.username);

  await page.locator('#linkAccount').click();
  await page.locator('#password').fill('northwind');
  await page.locator('#kc-login').click();

  await waitUntilSignedIn(page);
  const { subject } = (await sessionOf(page)).identity;
  expect((await sessionOf(page)).permissions).toContain('/teams/sales');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await pressSignIn(page);
  await waitUntilSignedIn(page);
  expect((await sessionOf(page)).identity.subject).toBe(subject);
});
