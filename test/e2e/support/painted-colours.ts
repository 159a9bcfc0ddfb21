import type { Page } from '@playwright/test';

type Clip = NonNullable<Parameters<Page['screenshot']>[0]>['clip'] & object;

/**
 * The colours that are on screen in one part of a page, as CSS writes them: when the system begins to replace colours,
 * Chromium computes others for the lines of a table than it paints.
 */
export async function paintedColours(page: Page, clip: Clip): Promise<readonly string[]> {
  const picture = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const drawing = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    drawing.drawImage(image, 0, 0);
    const parts = [...drawing.getImageData(0, 0, image.width, image.height).data];
    return parts.flatMap((_part, at) => (at % 4 === 0 ? [`rgb(${parts.slice(at, at + 3).join(', ')})`] : []));
  }, picture);
}
