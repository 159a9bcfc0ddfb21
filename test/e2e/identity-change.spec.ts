/** Somebody else signs in at the gateway in front of Unblu while an agent works. */
import { expect, type Page } from '@playwright/test';
import { PlaywrightVisitor } from './support/playwright-visitor.js';
import { go, test, wayOf } from './support/systems-test.js';
import type { Demo } from './support/test.js';

const WAY = 'unblu-propagated';

test.afterEach(({ demo }) => {
  const { method, running } = wayOf(WAY, demo);
  running.settings['gatewayUser'] = 'sjefferson';
  delete method['allowedTransitions'];
});

/** Signs in as one, and has a gadget ask for something once the gateway names another. */
async function switchAgent(page: Page, demo: Demo, allowedTransitions: readonly string[]): Promise<PlaywrightVisitor> {
  const { method, running } = wayOf(WAY, demo);
  method['allowedTransitions'] = allowedTransitions;
  const visitor = new PlaywrightVisitor(page);
  await go(WAY, { name: 'Sarah Jefferson' }, visitor, demo);
  await visitor.seesInGadget('Your record', '"name": "Northwind"');
  running.settings['gatewayUser'] = 'mgarcia';
  await page.frameLocator('iframe[title="Your record"]').getByRole('button', { name: 'Load again' }).click();
  return visitor;
}

test('the session becomes theirs where the desk file allows it', async ({ page, demo }) => {
  const visitor = await switchAgent(page, demo, ['authenticated-to-other']);

  await visitor.sees('You are working as');
  await expect(page.getByRole('status').filter({ hasText: 'Miguel García' })).toHaveCount(1);
  await expect(page.locator('.who')).toContainText('Miguel García');
  await visitor.seesInGadget('Your record', '"name": "Northwind"');
});

test('the session ends where it does not, and the agent reads why and what to do', async ({ page, demo }) => {
  const visitor = await switchAgent(page, demo, ['anonymous-to-authenticated']);

  await expect(page.getByRole('alert')).toContainText('Somebody else is signed in at the sign-in service now.');
  await expect(page.getByRole('alert')).toContainText('Sign in again, and check that the name is yours.');
  await expect(page.locator('body')).not.toContainText('Miguel García');
  await expect(page.locator('iframe')).toHaveCount(0);
  await visitor.press('Continue with Unblu');
  await visitor.sees('Miguel García');
});
