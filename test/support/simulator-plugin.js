import { startOnFreePorts } from '../e2e/support/free-ports.js';
import { SIMULATORS } from './simulators.js';

/** Above the ports of the demo; a simulator that finds one taken tries the next hundred. */
const FIRST_PORT = 6_100;

/**
 * @typedef {object} Started
 * @property {import('./simulators.js').AnyRunning} running
 * @property {Record<string, (...args: any[]) => unknown>} verbs
 */

/** What simulated systems send to agents, kept for the test that asks. */
function createPostbox() {
  /** @type {object[]} */
  const messages = [];
  /** @type {Map<string, import('../../demo/simulators/simulator.js').Device>} */
  const devices = new Map();
  /** @type {import('../../demo/simulators/simulator.js').Post} */
  const post = {
    sendEmail: async (message) => void messages.push({ kind: 'email', ...message }),
    sendText: async (message) => void messages.push({ kind: 'text', ...message }),
    addDevice: (device) => void devices.set(device.id, device),
  };
  const shown = () =>
    [...devices.values()].map(({ id, owner, label, code, now }) => ({ id, owner, label, code: code(now()) }));
  return { post, messages, shown };
}

/** A pattern cannot cross to the page and back; its source can. @param {{ path?: string }} [where] */
const whereOf = ({ path, ...rest } = {}) => (path === undefined ? rest : { ...rest, path: new RegExp(path) });

/** @param {unknown} agent whose seed names it by one of these */
function nameOf(agent) {
  const { loginName, username, name } = /** @type {Record<string, string | undefined>} */ (agent);
  return loginName ?? username ?? name ?? '';
}

/**
 * @param {import('./simulators.js').AnyRunning} running
 * @param {ReturnType<typeof createPostbox>} postbox
 * @param {import('./simulators.js').Entry} entry
 * @returns {Started['verbs']} what a page may ask of it
 */
function verbsOf(running, { messages, shown }, { acts = {} }) {
  return {
    advance: (/** @type {number} */ seconds) => void (running.clock.offset += seconds),
    outage: (/** @type {any} */ fault, /** @type {any} */ where) =>
      running.outage(fault ?? undefined, whereOf(where ?? {})),
    failNext: (/** @type {any} */ fault, /** @type {any} */ where) => running.failNext(fault, whereOf(where ?? {})),
    configure: (/** @type {object} */ settings) => void Object.assign(running.settings, settings),
    agent: (/** @type {string} */ name) => running.agent(name),
    setAgent: (/** @type {string} */ name, /** @type {object} */ patch) =>
      void Object.assign(running.agent(name), patch),
    requests: () => running.requests,
    snapshot: () => running.agents.map((/** @type {unknown} */ agent) => running.agent(nameOf(agent))),
    reset: () => running.reset(),
    messages: () => messages,
    devices: shown,
    ...Object.fromEntries(
      Object.entries(acts).map(([verb, act]) => [verb, (/** @type {any[]} */ ...args) => act(running, ...args)]),
    ),
  };
}

/**
 * Runs simulated systems for tests in a page; the page's side is simulator.ts. A system lives until the page stops it,
 * until another test file starts one, or until the run is over.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function simulatorPlugin() {
  /** @type {Map<string, Started>} */
  const started = new Map();
  let owner = '';
  let count = 0;

  const stopAll = async () => {
    const all = [...started.values()];
    started.clear();
    await Promise.all(all.map(({ running }) => running.close()));
  };

  /** @param {{ name: string, settings: object, origin: string }} options */
  const start = async ({ name, settings, origin }) => {
    const entry = SIMULATORS[name];
    if (!entry) throw new Error(`There is no simulator "${name}".`);
    const simulator = await entry.load();
    const postbox = createPostbox();
    const running = await startOnFreePorts(FIRST_PORT, (port) =>
      simulator.start({ port, settings: { ...entry.settingsFor(origin), ...settings }, post: postbox.post }),
    );
    count += 1;
    const id = String(count);
    started.set(id, { running, verbs: verbsOf(running, postbox, entry) });
    const { url, urls = {} } = /** @type {{ url: string, urls?: Record<string, string> }} */ (running);
    return { id, url, urls };
  };

  /** @param {{ id: string, verb: string, args: unknown[] }} options */
  const call = async ({ id, verb, args }) => {
    const { running, verbs } = started.get(id) ?? {};
    if (!running || !verbs) throw new Error('This simulator has been stopped.');
    const own = /** @type {any} */ (running)[verb];
    const act = verbs[verb] ?? (typeof own === 'function' ? own : undefined);
    if (!act) throw new Error(`This simulator has nothing called "${verb}".`);
    return { value: (await act(...args)) ?? null };
  };

  return {
    name: 'simulators',
    async executeCommand({ command, payload, session }) {
      if (!command.startsWith('simulator:')) return undefined;
      if (owner !== session.id) await stopAll();
      owner = session.id;
      if (command === 'simulator:start') return start(/** @type {any} */ (payload));
      if (command === 'simulator:call') return call(/** @type {any} */ (payload));
      const { id } = /** @type {{ id: string }} */ (payload);
      const one = started.get(id);
      started.delete(id);
      await one?.running.close();
      return true;
    },
    serverStop: stopAll,
  };
}
