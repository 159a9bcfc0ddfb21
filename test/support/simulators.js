import { publicClient } from '../../demo/genesys/settings.js';

/**
 * The simulated systems that tests in a page can start, and what is particular to each there. A new simulator is one
 * more entry.
 */

/** @typedef {import('../../demo/simulators/simulator.js').Simulator<any, any, any, any>} AnySimulator */
/** @typedef {Awaited<ReturnType<AnySimulator['start']>>} AnyRunning */

/**
 * @typedef {object} Entry
 * @property {() => Promise<AnySimulator>} load
 * @property {(origin: string) => object} settingsFor lets a page of that origin call the system
 * @property {Record<string, (running: any, ...args: any[]) => unknown>} [acts] what a test can have done beside what
 *   the simulator itself offers, such as what an agent does in a browser at the system's own pages
 */

/** @type {Record<string, Entry>} */
export const SIMULATORS = {
  finesse: {
    load: async () => (await import('../../demo/finesse/finesse.js')).finesse,
    settingsFor: (origin) => ({ cors: 'listed', allowedOrigins: [origin] }),
    acts: {
      /** Single sign-on in a browser of its own: the text of the document that it ends at. */
      async signOn(running, /** @type {string} */ name, options = {}) {
        const { signOn } = await import('../demo/finesse-client.js');
        const { answer } = await signOn(running, name, options);
        return answer.body;
      },
    },
  },
  expertflow: {
    load: async () => (await import('../../demo/expertflow/expertflow.js')).expertflow,
    settingsFor: (origin) => ({ allowedOrigins: [origin] }),
    acts: {
      /** Changes an agent of a tenant; `agentOf` shows one. */
      setAgentOf: (running, /** @type {string} */ tenant, /** @type {string} */ name, /** @type {object} */ patch) =>
        void Object.assign(running.agentOf(tenant, name), patch),
      /** An administrator takes away what an agent has registered for codes. */
      forgetFactor: (running, /** @type {string} */ tenant, /** @type {string} */ name) => {
        const none = { otpSecret: undefined, pendingSecret: undefined, phone: undefined, email: undefined };
        Object.assign(running.agentOf(tenant, name), none);
      },
      /** When an agent changed the password last, in milliseconds since the epoch. */
      changedAt: (running, /** @type {string} */ tenant, /** @type {string} */ name, /** @type {number} */ time) =>
        void Object.assign(running.agentOf(tenant, name), { passwordCreatedAt: new Date(time) }),
      /** Puts something between the library and Keycloak in disorder; null puts it in order. */
      setTrouble: (running, /** @type {string | null} */ trouble) => void (running.trouble.with = trouble ?? undefined),
      /** Changes a tenant's settings. */
      setTenant: (running, /** @type {string} */ tenant, /** @type {object} */ patch) =>
        void Object.assign(running.settings.tenants[tenant], patch),
      /** Sets everything back as it was at first. */
      async restart(running, /** @type {string} */ origin) {
        const { expertflowSettings } = await import('../../demo/expertflow/settings.js');
        Object.assign(running.settings, expertflowSettings(), { allowedOrigins: [origin] });
        Object.assign(running.trouble, { with: undefined });
        running.outage(undefined);
        running.clock.offset = 0;
        running.requests.length = 0;
        running.reset();
      },
    },
  },
  unblu: {
    load: async () => (await import('../../demo/unblu/unblu.js')).unblu,
    settingsFor: (origin) => ({ allowedOrigins: [origin] }),
    acts: {
      /**
       * A request with the cookies of one browser, since an engine under test may keep those of another site away. By
       * `newBrowser` the next one has none.
       */
      async browse(running, /** @type {any} */ { url, method, headers, body, credentials }) {
        const { createBrowser, send } = await import('../demo/browser.js');
        running.browser ??= createBrowser();
        const isIncluded = credentials === 'include';
        const asking = !isIncluded
          ? send(new URL(url), { method, headers, body })
          : method === 'POST'
            ? running.browser.post(url, body, headers)
            : running.browser.request(url, { headers });
        // Status 0 for a connection that was cut.
        const { status, body: text } = await asking.catch(() => ({ status: 0, body: '' }));
        return { status, body: text };
      },
      /** A copy that a test can go back to. */
      settingsNow: (running) => structuredClone(running.settings),
      newBrowser(running) {
        running.browser = undefined;
      },
    },
  },
  genesys: {
    load: async () => (await import('../../demo/genesys/genesys.js')).genesys,
    settingsFor: (origin) => ({
      allowedOrigins: [origin],
      clients: { desk: publicClient([`${origin}/agent`, 'https://desk.example/agent']) },
    }),
    acts: {
      settingsNow: (running) => running.settings,
      /** Fills in the pages behind an address in a browser of its own, one set of fields a page: the query that comes back. */
      async signOn(_running, /** @type {string} */ url, /** @type {Record<string, string>[]} */ pages) {
        const { fillIn } = await import('../demo/genesys-client.js');
        return fillIn(url, pages);
      },
    },
  },
};
