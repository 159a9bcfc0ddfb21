import { rm } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { listen } from '../../../demo/web/listen.js';
import { send, sendNotFound } from '../../../demo/web/send.js';
import { sendFile } from '../../../demo/web/static-files.js';
import { median, middleRatio } from '../statistics.js';
import { watchForControl } from './first-control.js';
import { answerHanko } from './hanko-api.js';
import { FORM_STYLES, SUBJECTS, buildPeers, subjectPage } from './subjects.js';

/** @typedef {import('./subjects.js').Subject} Subject */

const BUNDLE = fileURLToPath(new URL('../../../dist/bundle', import.meta.url));

/** A slow computer on a slow line: CPU four times slower, 150 ms, 1.6 Mbit/s down, 0.75 Mbit/s up. */
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const CPU = 4;

/**
 * Serves every subject from one origin, all text in brotli.
 *
 * @param {number} port
 * @param {string} peers folder of the bundled peers
 * @param {object} desk the desk file
 */
async function serveSubjects(port, peers, desk) {
  const origin = `http://desk.localhost:${port}`;
  const { close } = await listen({
    origin,
    async handle(request, response) {
      const url = request.url ?? '';
      const subject = SUBJECTS.find(({ path }) => path === url);
      const html = 'text/html; charset=utf-8';
      const json = 'application/json; charset=utf-8';
      if (subject) return send(request, response, { type: html, body: subjectPage(subject) });
      if (url === '/desk.json') return send(request, response, { type: json, body: JSON.stringify(desk) });
      if (url === '/form.css') return send(request, response, { type: 'text/css; charset=utf-8', body: FORM_STYLES });
      if (url.startsWith('/hanko/')) {
        return send(request, response, { type: json, body: JSON.stringify(answerHanko(url.slice('/hanko'.length))) });
      }
      const mounts = { '/deskpass/': BUNDLE, '/peers/': peers };
      if (!(await sendFile(request, response, { mounts }))) await sendNotFound(request, response);
    },
  });
  return { origin, close };
}

/**
 * Opens a subject once, with nothing cached, in a context of its own. Resolves with milliseconds.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 */
async function openOnce(browser, url) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', LINE);
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU });
    // A binding and not a question of Playwright's, whose script would be compiled while the page loads.
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', { name: 'reportControl' });
    await page.addInitScript(watchForControl);
    /** @type {Promise<number>} */
    const reported = new Promise((resolve) => {
      session.on('Runtime.bindingCalled', ({ payload }) => resolve(Number(payload)));
    });
    await session.send('Page.navigate', { url });
    const time = await Promise.race([reported, setTimeout(20_000, undefined, { ref: false })]);
    if (time === undefined) throw new Error(`no control could be used within 20 s: ${url}`);
    return time;
  } finally {
    await context.close();
  }
}

/**
 * Time to the first usable control: ours and the yardstick after each other in every round, in turns first, and the
 * peers in every fourth. The ratio is that of the first subject to each, round by round.
 *
 * @param {object} options
 * @param {import('@playwright/test').Browser} options.browser
 * @param {number} options.port
 * @param {number} options.rounds
 * @param {object} options.desk
 * @param {readonly Subject[]} [options.subjects]
 */
export async function measureFirstControl({ browser, port, rounds, desk, subjects = SUBJECTS }) {
  const peers = await buildPeers();
  const server = await serveSubjects(port, peers, desk);
  /** @type {Map<Subject, Map<number, number>>} milliseconds by round */
  const times = new Map(subjects.map((subject) => [subject, new Map()]));
  try {
    for (let round = -1; round < rounds; round += 1) {
      const due = subjects.filter((_, index) => index < 2 || round < 0 || round % 4 === 0);
      for (const subject of round % 2 === 0 ? due : due.reverse()) {
        const time = await openOnce(browser, server.origin + subject.path);
        // The first round fills the server's store of compressed files and is not counted.
        if (round >= 0) times.get(subject)?.set(round, time);
      }
    }
  } finally {
    await server.close();
    await rm(peers, { recursive: true, force: true });
  }
  const [first = new Map()] = times.values();
  return [...times].map(([{ name }, byRound]) => {
    const ours = [...byRound.keys()].map((round) => first.get(round));
    const theirs = [...byRound.values()];
    return { name, ms: median(theirs), ratio: middleRatio(ours, theirs) };
  });
}
