/** @typedef {import('../simulators/simulator.js').Simulator<any, any, any, any>} AnySimulator */
/** @typedef {Awaited<ReturnType<AnySimulator['start']>>} AnyRunning */
/** @typedef {import('../simulators/simulator.js').Path<any>} AnyPath */

/**
 * How a simulated system is tried by hand.
 *
 * @typedef {object} DemoSystem
 * @property {string} title
 * @property {() => Promise<AnySimulator>} load
 * @property {(desk: Desk) => object} settings lets pages of the desk call the system
 * @property {(running: AnyRunning, path: AnyPath, desk: Desk) => Record<string, unknown>} method what a page owner
 *   writes into `signIn` for this path, without `id` and `label`
 */

/**
 * The desk that signs in.
 *
 * @typedef {object} Desk
 * @property {string} origin
 * @property {readonly string[]} pages the addresses of its pages
 */

/** The simulated systems of the demo, in the order of the start page. @type {Readonly<Record<string, DemoSystem>>} */
export const SYSTEMS = {
  expertflow: {
    title: 'Expertflow CX',
    load: async () => (await import('../expertflow/expertflow.js')).expertflow,
    settings: ({ origin }) => ({ allowedOrigins: [origin] }),
    method: ({ url }, { tenant }) => ({ backend: 'expertflow', url, tenant }),
  },
};
