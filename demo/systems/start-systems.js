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
 * @property {import('./systems.js').RecordRequest | null} record how the system tells a gadget about the agent, or null where
 *   nothing of it is simulated
 * @property {import('./systems.js').Link | null} aside a page that belongs to trying it
 * @property {{ settings: Record<string, unknown>, agent: (name: string) => { password?: string } }} running the system,
 *   whose settings may be changed between requests, and what an agent is there now
 */

/** Where a way's page is on the desk. @param {string} id */
const pageOf = (id) => `/ways/${id}/`;

/** @param {string} name */
function systemOf(name) {
  const system = SYSTEMS[name];
  if (!system) throw new Error(`There is no simulated system "${name}".`);
  return system;
}

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
    /** @type {Set<string>} */
    const origins = new Set();
    /** @type {Map<string, import('./systems.js').AnyRunning>} by system and how it is set up */
    const instances = new Map();

    /** @param {string} name @param {object} [setUp] */
    const instanceOf = async (name, setUp = {}) => {
      const key = JSON.stringify([name, setUp]);
      const known = instances.get(key);
      if (known) return known;
      const { load, settings } = systemOf(name);
      const simulator = await load();
      const pages = simulator.paths.map(({ id }) => desk + pageOf(id));
      const given = { ...settings({ origin: desk, pages }), ...setUp };
      const instance = await simulator.start({ port: next, settings: given, post: inbox.post });
      next += simulator.ports;
      running.push(instance);
      resets.push(instance.reset);
      instances.set(key, instance);
      const { url, urls = {} } = /** @type {{ url: string, urls?: Record<string, string> }} */ (instance);
      for (const one of [url, ...Object.values(urls)]) if (URL.canParse(one)) origins.add(new URL(one).origin);
      return instance;
    };

    /** @type {Way[]} */
    const ways = [];
    for (const [name, { title, load, method, record, aside }] of Object.entries(SYSTEMS)) {
      for (const path of (await load()).paths) {
        const instance = await instanceOf(name, path.settings);
        const behind = path.behind ? await instanceOf(path.behind.system, path.behind.settings) : null;
        const entry = { id: path.id, label: title, ...method(instance, path, desk, behind) };
        const beside = aside?.(instance, path) ?? null;
        const given = { path, page: pageOf(path.id), method: entry, running: instance, aside: beside };
        ways.push({ system: title, ...given, record: record(instance, path, entry) });
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
