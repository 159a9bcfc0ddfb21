import { openDesk, pressSignIn, signIn } from './support/agent.js';
import { expect, test } from './support/test.js';

test('signing out ends the session at the server', async ({ page, demo }) => {
  await signIn(page, demo);
  expect(await demo.admin.sessions(demo.realm, 'sjefferson')).toHaveLength(1);

  await page.getByRole('button', { name: 'Sign out' }).click();

  await expect(page.getByText('You are signed out.')).toBeVisible();
  expect(await demo.admin.sessions(demo.realm, 'sjefferson')).toHaveLength(0);
  await openDesk(page, demo.urls.desk);
  await pressSignIn(page);
  await expect(page.locator('#username')).toBeVisible();
});
