import { startGalleries } from '../support/gallery-server.js';
import { readForcedColours } from './support/read-forced-colours.js';
import { screenshot } from './support/screenshot.js';
import { expect, test } from './support/test.js';

let galleries: Awaited<ReturnType<typeof startGalleries>>;
test.beforeAll(async () => {
  galleries = await startGalleries();
});
test.afterAll(() => galleries.close());

for (const [of, last] of [
  ['login', 'form[novalidate] button'],
  ['host', 'text=Sign in to use Orders'],
] as const) {
  test(`nothing of the ${of} elements is lost in forced colours, in any state`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'light', reducedMotion: 'reduce' });
    // From the source, module by module.
    await page.goto(galleries.urls[of], { waitUntil: 'commit' });
    await page.locator('figure').last().locator(last).first().waitFor({ timeout: 60_000 });

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ forcedColors: 'active', colorScheme, reducedMotion: 'reduce' });
      await expect.poll(() => page.evaluate(readForcedColours), colorScheme).toEqual([]);
      await screenshot(page, `${of} forced colours ${colorScheme}`);
    }
  });
}
