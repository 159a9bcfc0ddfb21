import { startInbox } from '../inbox/inbox.js';
import { SYSTEMS } from './systems.js';

/**
 * One way to sign in that can be tried by hand.
 *
 * @typedef {object} Way
 * @property {string} system title of the system
 * @property {import('./systems.js').AnyPath} path
 * @property {string} page path of its page on the desk
 * @property {Record<string, unknown>} method the desk file's entry
 */

/** Where a way's page is on the desk. @param {string} id */
const pageOf = (id) => `/ways/${id}/`;

/**
 * Starts every simulated system, once for each way it has to be set up, and the inbox that their messages go to.
 *
 * @param {object} options
 * @param {number} options.port the first port; the servers take one after the other
 * @param {string} options.desk origin of the desk
 */
export async function startSystems({ port, desk }) {
  /** @type {{ close(): Promise<void> }[]} */
  const running = [];
  const close = async () => {
    await Promise.all(running.splice(0).map((one) => one.close()));
  };
  /** @type {(() => void)[]} */
  const resets = [];
  let next = port;
  try {
    const inbox = await startInbox({ port: next });
    running.push(inbox);
    next += 2;
    /** @type {Way[]} */
    const ways = [];
    /** @type {Set<string>} */
    const origins = new Set();
    for (const { title, load, settings, method } of Object.values(SYSTEMS)) {
      const simulator = await load();
      const pages = simulator.paths.map(({ id }) => desk + pageOf(id));
      /** @type {Map<string, import('./systems.js').AnyRunning>} by how the system is set up */
      const instances = new Map();
      for (const path of simulator.paths) {
        const setUp = JSON.stringify(path.settings ?? {});
        let instance = instances.get(setUp);
        if (instance === undefined) {
          const given = { ...settings({ origin: desk, pages }), ...path.settings };
          instance = await simulator.start({ port: next, settings: given, post: inbox.post });
          running.push(instance);
          resets.push(instance.reset);
          instances.set(setUp, instance);
          const { url, urls = {} } = /** @type {{ url: string, urls?: Record<string, string> }} */ (instance);
          for (const one of [url, ...Object.values(urls)]) if (URL.canParse(one)) origins.add(new URL(one).origin);
          next += simulator.ports;
        }
        const entry = { id: path.id, label: title, ...method(instance, path, { origin: desk, pages }) };
        ways.push({ system: title, path, page: pageOf(path.id), method: entry });
      }
    }
    /** Makes every agent of every system what they were at first. */
    const reset = () => resets.forEach((one) => one());
    return { ways, inbox, origins: [...origins], reset, close };
  } catch (error) {
    await close();
    throw error;
  }
}
