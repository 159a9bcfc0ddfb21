import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { median, middleRatio } from '../statistics.js';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** Resolves with the folder that holds pages and scripts, the channel inside as it is in the bundle. */
async function buildPages() {
  const outdir = await mkdtemp(join(tmpdir(), 'deskpass-bench-'));
  for (const page of ['index.html', 'frame.html']) await cp(join(FOLDER, page), join(outdir, page));
  await build({
    entryPoints: ['page', 'frame', 'worker'].map((name) => join(FOLDER, `${name}.js`)),
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  return outdir;
}

/**
 * A call on our channel against one on a bare `MessageChannel`, both from a sandboxed frame of another site into one
 * worker of the page, with the same payload.
 *
 * @param {object} options
 * @param {import('@playwright/test').Browser} options.browser
 * @param {Awaited<ReturnType<typeof import('../../../demo/demo.js').startDemo>>} options.demo
 */
export async function measureRoundTrip({ browser, demo }) {
  const pages = await buildPages();
  demo.host.settings.mounts = { '/bench/': pages };
  demo.gadgets.settings.mounts = { '/bench/': pages };
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const { urls } = demo;
    await page.goto(`${urls.desk}/bench/?gadgets=${urls.gadgets}`);
    const element = await page.waitForSelector('iframe');
    const frame = await element.contentFrame();
    if (frame === null) throw new Error('The frame has no document');
    await frame.waitForFunction(() => 'compareRoundTrips' in globalThis);
    const times = await frame.evaluate((options) => /** @type {any} */ (globalThis).compareRoundTrips(options), {
      batches: 120,
      calls: 100,
    });
    return { plain: median(times.plain), ours: median(times.ours), ratio: middleRatio(times.ours, times.plain) };
  } finally {
    await context.close();
    demo.host.settings.mounts = {};
    demo.gadgets.settings.mounts = {};
    await rm(pages, { recursive: true, force: true });
  }
}
