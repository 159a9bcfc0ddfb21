import { startDemo } from '../../demo/demo.js';
import { deskFile } from '../../demo/host/desk-file.js';
import { startOnFreePorts } from '../e2e/support/free-ports.js';
import { realChromium } from '../e2e/support/real-chromium.js';
import { measureBrokeredFetch } from './brokered-fetch/measure.js';
import { measureFirstControl } from './first-control/measure.js';
import { measurePageBytes } from './page-bytes/measure.js';
import { measureRoundTrip } from './round-trip/measure.js';

/**
 * @typedef {import('./report.js').Row} Row
 * @typedef {object} Bench
 * @property {import('@playwright/test').Browser} browser
 * @property {Awaited<ReturnType<typeof startDemo>>} demo
 */

/** A port of our own behind the demo's five. @param {Bench} bench @param {number} index */
const ownPort = ({ demo }, index) => Number(new URL(demo.urls.desk).port) + 5 + index;

const ms = (/** @type {number} */ value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)}`;

/** @type {Record<string, (bench: Bench) => Promise<{ rows: Row[], details: object }>>} */
const PARTS = {
  async bytes(bench) {
    const card = await measurePageBytes({ ...bench, elements: '<deskpass-login src="/desk.json"></deskpass-login>' });
    const desk = await measurePageBytes({ ...bench, elements: '<deskpass-desk src="/desk.json"></deskpass-desk>' });
    /** @param {string} measure @param {import('./page-bytes/measure.js').Weight} weight @param {number} [aim] */
    const row = (measure, { raw, gzip, brotli, files }, aim) => ({
      measure: `${measure}, brotli`,
      ours: `${files.length} files, raw ${kB(raw)} kB, gzip ${kB(gzip)} kB`,
      theirs: '',
      value: brotli / 1000,
      unit: 'kB',
      ...(aim === undefined ? {} : { aim }),
    });
    const rows = [
      row('bytes until the first form', desk.firstForm, 15),
      row('bytes until signed in', card.signedIn, 45),
      row('bytes until signed in, with the desk of gadgets', desk.signedIn),
    ];
    return { rows, details: { card, desk } };
  },

  async 'first-control'(bench) {
    const desk = deskFile(bench.demo.urls);
    const port = ownPort(bench, 1);
    const [ours, ...others] = await measureFirstControl({ browser: bench.browser, port, rounds: 33, desk });
    const rows = others.map(({ name, ms: theirs, ratio }, index) => ({
      measure: 'first usable control, slow profile',
      ours: ms(ours?.ms ?? NaN),
      theirs: `${name}: ${ms(theirs)}`,
      value: ratio,
      unit: '×',
      // The plain form is what there is to reach; the peers are there to be compared with.
      ...(index === 0 ? { aim: 1.15 } : {}),
    }));
    return { rows, details: { ours, others } };
  },

  async 'round-trip'(bench) {
    const { plain, ours, ratio } = await measureRoundTrip(bench);
    const row = {
      measure: 'round trip, gadget to worker',
      ours: `${ours.toFixed(0)} µs`,
      theirs: `plain MessageChannel: ${plain.toFixed(0)} µs`,
      value: ratio,
      unit: '×',
      aim: 1.1,
    };
    return { rows: [row], details: { plain, ours } };
  },

  async fetch(bench) {
    const { subjects, refusal } = await measureBrokeredFetch({ ...bench, port: ownPort(bench, 0) });
    const rows = subjects.map(({ label, aim, brokered, own, ratio }) => ({
      measure: `desk.fetch of ${label}`,
      ours: ms(brokered),
      theirs: `own authorised fetch: ${ms(own)}`,
      value: ratio,
      unit: '×',
      ...(aim === undefined ? {} : { aim }),
    }));
    return { rows, details: { subjects, refusal } };
  },
};

/**
 * Runs the parts one after the other in one Chromium.
 *
 * @param {{ program: string, portBase: number, only: string | undefined }} options
 */
export async function measureAll({ program, portBase, only }) {
  const names = Object.keys(PARTS).filter((name) => only === undefined || name === only);
  const { browser, close } = await realChromium({ program, thirdPartyCookies: true });
  /** @type {Row[]} */
  const rows = [];
  /** @type {Record<string, object>} */
  const details = {};
  try {
    for (const name of names) {
      console.log(`${name} …`);
      const demo = await startOnFreePorts(portBase, (free) => startDemo({ portBase: free }));
      const measured = await PARTS[name]?.({ browser, demo }).finally(demo.close);
      rows.push(...(measured?.rows ?? []));
      details[name] = measured?.details ?? {};
    }
  } finally {
    await close();
  }
  return { rows, details };
}
