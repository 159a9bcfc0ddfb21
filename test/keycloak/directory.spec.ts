import { COLLEAGUE } from '../../demo/keycloak/people.js';
import { enterPassword, openDesk, pressSignIn, sessionOf, waitUntilSignedIn } from './support/agent.js';
import { expect, test } from './support/test.js';

test.use({ directory: { people: [COLLEAGUE] } });

test('an agent of the directory signs in with its password, and the page learns what it says of them', async ({
  page,
  demo,
}) => {
  await openDesk(page, demo.urls.desk);
  await pressSignIn(page);
  await enterPassword(page, COLLEAGUE.username, 'northwind-2');
  await expect(page.getByText('Invalid username or password.')).toBeVisible();

  await enterPassword(page, COLLEAGUE.username);

  await waitUntilSignedIn(page);
  const { identity, permissions } = await sessionOf(page);
  expect(identity).toMatchObject({ name: 'Émile Laurent', username: COLLEAGUE.username });
  expect(permissions).toEqual(expect.arrayContaining(['/night-shift', 'agent', 'supervisor']));
  await expect(page.frameLocator('iframe[title="Orders"]').getByText('NW-20841').first()).toBeVisible();
  const credentials = await demo.admin.credentials(demo.realm, COLLEAGUE.username);
  expect(credentials.filter(({ federationLink }) => federationLink === undefined)).toEqual([]);
});
