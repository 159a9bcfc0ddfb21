import type { Page } from '@playwright/test';
import { enterPassword, openDesk, signIn, waitUntilSignedIn } from './support/agent.js';
import { expect, test } from './support/test.js';

const card = (page: Page) => page.locator('deskpass-login');
const form = (page: Page) => card(page).getByRole('button');

test('a desk in German is German from the first form to the last', async ({ page, demo }) => {
  await page.route('**/deskpass/until-signed-in-*.js', (route) => route.abort());
  await page.goto(`${demo.urls.desk}/?lang=de`);
  await expect(form(page)).toHaveText('Erneut versuchen');

  await page.unroute('**/deskpass/until-signed-in-*.js');
  await form(page).click();
  await enterPassword(page);

  await expect(page.getByRole('button', { name: 'Abmelden' })).toBeVisible();
  await page.getByLabel('Language of the desk').selectOption('ar');
  await expect(page.getByRole('button', { name: 'تسجيل الخروج' })).toBeVisible();
});

test('a language whose file does not come is English, and signs in', async ({ page, demo }) => {
  await page.route('**/deskpass/de-*.js', (route) => route.abort());
  await page.goto(`${demo.urls.desk}/?lang=de`);
  await expect(card(page).getByRole('button', { name: 'Continue with' })).toBeVisible();

  await form(page).click();
  await enterPassword(page);
  await waitUntilSignedIn(page);
});

test('an English desk fetches no other language', async ({ page, demo }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await openDesk(page, demo.urls.desk);
  await signIn(page);

  expect(fetched.filter((url) => /(change-language|\/de|\/fr|\/ar)-[^/]*\.js/.test(url))).toEqual([]);
});
