/** @type {typeof import('../../../src/gadget.js')} */
const { connect } = /** @type {any} */ (globalThis).deskpass;
const connected = connect();

/**
 * Asks for the same object twice as often as there are pairs, once through the desk and once with the frame's own
 * fetch, in turns and each first every other time. Resolves with milliseconds until the parsed object is there.
 *
 * @param {{ url: string, authorization: string, pairs: number }} options
 */
async function compareRequests({ url, authorization, pairs }) {
  const desk = await connected;
  const ways = {
    brokered: () => desk.fetch(url),
    own: () => fetch(url, { headers: { Authorization: authorization } }),
  };
  /** @type {Record<keyof typeof ways, number[]>} */
  const times = { brokered: [], own: [] };
  /** @type {readonly (keyof typeof ways)[]} */
  const names = ['brokered', 'own'];
  for (let pair = -2; pair < pairs; pair += 1) {
    for (const way of pair % 2 === 0 ? names : [...names].reverse()) {
      const started = performance.now();
      const response = await ways[way]();
      const { rows } = await response.json();
      const time = performance.now() - started;
      if (response.status !== 200 || rows.length === 0) throw new Error(`${way}: ${response.status}`);
      // The first pairs open connections and are not counted.
      if (pair >= 0) times[way].push(time);
    }
  }
  return times;
}

/**
 * A call that goes to the vault and comes back refused, since no grant covers it: the whole way without a network.
 *
 * @param {{ url: string, calls: number }} options
 */
async function timeRefusals({ url, calls }) {
  const desk = await connected;
  const started = performance.now();
  for (let call = 0; call < calls; call += 1) {
    await desk.fetch(url).then(
      () => Promise.reject(new Error('Not refused')),
      (/** @type {{ code: string }} */ error) => (error.code === 'request-refused' ? undefined : Promise.reject(error)),
    );
  }
  return (performance.now() - started) / calls;
}

Object.assign(globalThis, { compareRequests, timeRefusals });
