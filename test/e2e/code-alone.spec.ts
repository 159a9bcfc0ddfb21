import { expect } from './support/test.js';
import { test } from './support/systems-test.js';

test('a page with a sign-in of its own asks for a code with one script tag and one element', async ({ page, demo }) => {
  const { messages } = demo.systems?.inbox.mailbox ?? { messages: [] };
  messages.length = 0;
  await page.goto(`${demo.urls.desk}/code/`);
  const field = page.locator('[autocomplete=one-time-code]');

  await expect(field).toBeFocused();
  await expect.poll(() => messages[0]?.code).toMatch(/^\d{6}$/);
  const code = messages[0]?.code ?? '';
  await field.fill(code === '000000' ? '000001' : '000000');
  await expect(page.getByText('That is not the code.')).toBeVisible();
  await page.getByLabel('Language of the field').selectOption('de');
  await expect(page.getByText('Noch 4 Versuche')).toBeVisible();
  await field.fill(code);
  await page.getByRole('button', { name: 'Weiter' }).click();

  await expect(page.getByText('You are through.')).toBeVisible();
});
