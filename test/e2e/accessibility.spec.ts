import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { pageStates } from './support/page-states.js';
import { screenshot } from './support/screenshot.js';
import { expect, test } from './support/test.js';

/** Ways to see a page that its colours and its direction have to stand. */
const VIEWS: readonly { readonly name: string; readonly turn: (page: Page) => Promise<unknown> }[] = [
  { name: 'light', turn: (page) => page.emulateMedia({ colorScheme: 'light' }) },
  { name: 'dark', turn: (page) => page.emulateMedia({ colorScheme: 'dark' }) },
  { name: 'forced colours', turn: (page) => page.emulateMedia({ forcedColors: 'active' }) },
  {
    name: 'right to left',
    turn: (page) =>
      page.evaluate(() => {
        document.documentElement.dir = 'rtl';
      }),
  },
];

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
  for (const view of VIEWS) {
    test(`the page passes axe when it is in the state ${name}, seen ${view.name}`, async ({ page, demo }) => {
      await reach(page, demo);

      await view.turn(page);

      await screenshot(page, `${name} ${view.name}`);
      expect(await faults(page)).toEqual([]);
    });
  }

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
