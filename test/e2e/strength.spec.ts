import { prepare, test } from './support/systems-test.js';
import { expect } from './support/test.js';

test('a new password is judged as it is typed, under the strict rules of a host page', async ({ page, demo }) => {
  const { address, way } = prepare('expertflow-temporary', demo);
  await page.goto(address);
  await page.getByRole('button', { name: /^(Use|Continue with) Expertflow CX$/ }).click();
  await page.locator('[name=username]').fill(way.path.username);
  await page.locator('[name=password]').fill(way.path.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const chosen = page.locator('[name=new-password]');
  const verdict = page.locator('.deskpass-strength');

  await chosen.fill('Northwind1!');
  await expect(verdict).toContainText('Easy to guess.');
  await chosen.fill('Tulip-River-42x');
  await expect(verdict).toContainText('Very hard to guess.');
  await page.locator('[name=repeat-password]').fill('Tulip-River-42x');
  await page.getByRole('button', { name: 'Change password' }).click();

  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
});
