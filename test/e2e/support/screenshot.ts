import type { Page } from '@playwright/test';
import { join } from 'node:path';

const folder = process.env['DESKPASS_SCREENSHOTS'];

/** Takes a picture for a person to look at, where somebody has asked for pictures. */
export async function screenshot(page: Page, name: string): Promise<void> {
  if (folder === undefined) return;
  const file = `${name.replaceAll(/[^\w%-]+/g, '-')}.png`;
  await page.screenshot({ path: join(folder, file), fullPage: true, animations: 'disabled' });
}
