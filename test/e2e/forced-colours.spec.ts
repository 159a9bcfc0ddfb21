import { startGalleries } from '../support/gallery-server.js';
import { orderDesk } from './support/order-desk.js';
import { paintedColours } from './support/painted-colours.js';
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

test('nothing of the gadget with orders is lost in forced colours, and its lines are as strong as its text', async ({
  page,
}) => {
  await page.route('**/gadget.js', (route) => route.fulfill({ body: orderDesk(), contentType: 'text/javascript' }));
  await page.goto(new URL('/gadgets/orders/index.html', galleries.urls.host).href);
  await page.getByRole('button', { name: 'NW-20841' }).click();
  const { x, y, width, height } = (await page.locator('.above').first().boundingBox())!;
  const belowRow = { x: x + width / 2, y: y + height - 2, width: 1, height: 4 };

  // The agent asks for them while the gadget is on screen.
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ forcedColors: 'active', colorScheme, reducedMotion: 'reduce' });
    await expect.poll(() => page.evaluate(readForcedColours), colorScheme).toEqual([]);
    const text = await page.locator('body').evaluate((body) => getComputedStyle(body).color);
    await expect.poll(() => paintedColours(page, belowRow), colorScheme).toContain(text);
    await screenshot(page, `orders forced colours ${colorScheme}`);
  }
});
