import { brotliCompressSync, brotliDecompressSync, constants, gzipSync, gunzipSync } from 'node:zlib';

import { enterPassword, openDesk, pressSignIn, waitUntilSignedIn } from '../../e2e/support/agent.js';
import { tapServers } from '../../e2e/support/wire-tap.js';
import { watchForControl } from '../first-control/first-control.js';

/**
 * @typedef {import('../../e2e/support/wire-tap.js').Exchange} Exchange
 * @typedef {{ files: string[], raw: number, gzip: number, brotli: number }} Weight
 */

/** @param {Exchange} exchange the body before it was compressed */
function plainBody({ responseHeaders, responseBody }) {
  const encoding = responseHeaders['content-encoding'];
  if (encoding === 'br') return brotliDecompressSync(responseBody);
  return encoding === 'gzip' ? gunzipSync(responseBody) : responseBody;
}

/**
 * What files weigh, each counted once: brotli as it went over the wire where it did so in brotli.
 *
 * @param {readonly Exchange[]} exchanges
 * @returns {Weight}
 */
function weigh(exchanges) {
  const files = [...new Map(exchanges.filter(({ status }) => status === 200).map((each) => [each.url, each])).values()];
  const total = { files: files.map(({ url }) => url), raw: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    const body = plainBody(file);
    const inBrotli = file.responseHeaders['content-encoding'] === 'br';
    total.raw += body.length;
    total.gzip += gzipSync(body, { level: 9 }).length;
    total.brotli += inBrotli
      ? file.responseBody.length
      : brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  }
  return total;
}

/**
 * The bytes of Deskpass and of the desk file that a page fetches, in a real sign-in with nothing cached: until there
 * is a control that can be used, and until the agent is signed in.
 *
 * @param {object} options
 * @param {import('@playwright/test').Browser} options.browser
 * @param {Awaited<ReturnType<typeof import('../../../demo/demo.js').startDemo>>} options.demo
 * @param {string} options.elements what the page owner writes into `<main>`
 */
export async function measurePageBytes({ browser, demo, elements }) {
  const port = Number(new URL(demo.urls.desk).port);
  const tap = tapServers((each) => each === port);
  const context = await browser.newContext();
  demo.host.settings.elements = elements;
  try {
    const page = await context.newPage();
    await page.addInitScript(watchForControl);
    await openDesk(page, demo.urls.desk);
    await page.waitForFunction(() => 'firstControl' in globalThis);
    await page.waitForLoadState('load');
    // Asked for before the control was there, so the control may have waited for it.
    const early = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ startTime }) => startTime <= /** @type {any} */ (globalThis).firstControl)
        .map(({ name }) => new URL(name).pathname),
    );
    await pressSignIn(page);
    await enterPassword(page);
    await waitUntilSignedIn(page);

    const ours = tap.exchanges.filter(({ url }) => url.startsWith('/deskpass/') || url === '/desk.json');
    return { firstForm: weigh(ours.filter(({ url }) => early.includes(url))), signedIn: weigh(ours) };
  } finally {
    await context.close();
    tap.stop();
  }
}
