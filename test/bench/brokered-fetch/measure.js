import { fileURLToPath } from 'node:url';

import { openDesk, signIn } from '../../e2e/support/agent.js';
import { median, middleRatio } from '../statistics.js';
import { startService } from './service.js';

/** As long as a real token, so that both ways carry the same headers. */
const AUTHORIZATION = `Bearer ${'x'.repeat(900)}`;

/**
 * As many pairs as half a minute allows: single ones differ by a fifth and more. What has no aim tells what an aim leaves
 * out: an answer that a cache may keep costs the vault more than the frame, whose origin has no cache, and a service on
 * this machine hides what a pre-flight costs.
 *
 * @type {readonly { size: number, how?: string, label: string, pairs: number, aim?: number }[]}
 */
export const SUBJECTS = [
  { size: 1_000, label: '1 kB', pairs: 600, aim: 0.9 },
  { size: 100_000, label: '100 kB', pairs: 400, aim: 1 },
  { size: 5_000_000, label: '5 MB', pairs: 100, aim: 1.1 },
  { size: 1_000, how: '/storable', label: '1 kB that a cache may keep', pairs: 400 },
  { size: 1_000, how: '/far', label: '1 kB from 40 ms away', pairs: 40 },
];

/** They take turns, each this many times, so that a slow moment does not fall on one of them alone. */
const TURNS = 4;

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

/**
 * @typedef {object} Options
 * @property {import('@playwright/test').Browser} browser
 * @property {Awaited<ReturnType<typeof import('../../../demo/demo.js').startDemo>>} demo
 * @property {number} port of the service
 */

/**
 * A request through the desk against the same gadget's own authorised one: the same sandboxed frame of another site,
 * the same service. The gadget's policy is opened for the service, which no gadget on a real desk needs.
 *
 * @param {Options} options
 */
export async function measureBrokeredFetch({ browser, demo, port }) {
  const service = await startService(
    port,
    SUBJECTS.map(({ size }) => size),
  );
  const grant = { origin: service.origin, path: '/size', methods: ['GET'], authorization: 'session' };
  const gadget = { id: 'bench', title: 'Bench', src: `${demo.urls.gadgets}/bench/`, claims: [], grants: [grant] };
  demo.host.settings.deskFile = (desk) => ({ ...desk, gadgets: [gadget] });
  demo.host.settings.csp = (policy) => policy.replace('connect-src', `connect-src ${service.origin}`);
  demo.gadgets.settings.csp = (policy) => policy.replace("connect-src 'none'", `connect-src ${service.origin}`);
  demo.gadgets.settings.mounts = { '/bench/': FOLDER };

  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await openDesk(page, demo.urls.desk);
    await signIn(page);
    const frame = await gadgetFrame(page, gadget.src);

    const measured = SUBJECTS.map((subject) => ({
      ...subject,
      times: { brokered: /** @type {number[]} */ ([]), own: /** @type {number[]} */ ([]) },
    }));
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const { size, how = '', pairs, times } of measured) {
        const more = await frame.evaluate((options) => /** @type {any} */ (globalThis).compareRequests(options), {
          url: `${service.origin}/size/${size}${how}`,
          authorization: AUTHORIZATION,
          pairs: pairs / TURNS,
        });
        times.brokered.push(...more.brokered);
        times.own.push(...more.own);
      }
    }
    const subjects = measured.map(({ label, aim, times }) => ({
      label,
      aim,
      brokered: median(times.brokered),
      own: median(times.own),
      ratio: middleRatio(times.brokered, times.own),
    }));
    const refusal = await frame.evaluate((options) => /** @type {any} */ (globalThis).timeRefusals(options), {
      url: `${service.origin}/elsewhere`,
      calls: 500,
    });
    return { subjects, refusal: /** @type {number} */ (refusal) };
  } finally {
    await context.close();
    await service.close();
  }
}

/**
 * The gadget's frame, once it has its functions.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} src
 */
async function gadgetFrame(page, src) {
  const isGadget = (/** @type {import('@playwright/test').Frame} */ frame) => frame.url().startsWith(src);
  const frame = page.frames().find(isGadget) ?? (await page.waitForEvent('framenavigated', { predicate: isGadget }));
  await frame.waitForFunction(() => 'compareRequests' in globalThis);
  return frame;
}
