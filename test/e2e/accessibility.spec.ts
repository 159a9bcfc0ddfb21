import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { pageStates } from './support/page-states.js';
import { screenshot } from './support/screenshot.js';
import { expect, test } from './support/test.js';

/** Ways to see a page that its colours and its direction have to stand. */
const VIEWS = [
  { name: 'light', media: { colorScheme: 'light' }, dir: 'ltr' },
  { name: 'dark', media: { colorScheme: 'dark' }, dir: 'ltr' },
  { name: 'forced colours', media: { forcedColors: 'active' }, dir: 'ltr' },
  { name: 'right to left', media: { colorScheme: 'light' }, dir: 'rtl' },
] as const;

/** CSS pixels. A wide page at twice its size has half the width. */
const SIZES = [
  { name: '320 px', viewport: { width: 320, height: 640 } },
  { name: '200 % of 1280 px', viewport: { width: 640, height: 400 } },
  { name: '1280 px', viewport: { width: 1280, height: 800 } },
] as const;

/** Rules that are broken, with where. All rules of axe, best practices too. */
async function faults(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  // Not fetching style sheets once more, which a gadget's policy refuses.
  const { violations } = await axe.options({ preload: false }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

for (const { name, reach } of pageStates) {
  test(`the page passes axe when it is in the state ${name}, however it is seen`, async ({ page, demo }) => {
    test.slow();
    await reach(page, demo);

    for (const { name: view, media, dir } of VIEWS) {
      await page.emulateMedia({ colorScheme: null, forcedColors: null, ...media });
      await page.evaluate((direction) => (document.documentElement.dir = direction), dir);
      await screenshot(page, `${name} ${view}`);
      expect(await faults(page), view).toEqual([]);
    }
  });

  test(`the page in the state ${name} fits every width`, async ({ page, demo }) => {
    await reach(page, demo);

    for (const size of SIZES) {
      await page.setViewportSize(size.viewport);
      const surplus = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      await expect.poll(surplus, size.name).toBeLessThanOrEqual(0);
      await screenshot(page, `${name} ${size.name}`);
    }
  });

  test(`the desk in the state ${name} fits a column of 240 px`, async ({ page, demo }) => {
    demo.host.settings.mounts = { '/narrow/': new URL('fixtures/narrow', import.meta.url).pathname };
    demo.host.settings.elements =
      '<link rel="stylesheet" href="/narrow/narrow.css">' +
      '<div class="narrow"><deskpass-desk src="/desk.json"></deskpass-desk></div>';

    await reach(page, demo);

    await screenshot(page, `${name} 240 px column`);
    const column = page.locator('.narrow');
    const [needed, given] = await column.evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
    expect(given).toBe(240);
    expect(needed).toBeLessThanOrEqual(240);
  });
}
