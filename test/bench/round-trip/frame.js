import { createChannel } from '../../../src/wire/channel.js';

/** What is asked: as much as a small request. */
const REQUEST = {
  url: 'https://orders.example/v2/orders?customer=C-1042',
  method: 'GET',
  headers: [['accept', 'application/json']],
  body: null,
};

/** The least that makes calls of a port: a number for each, and who waits for it. @param {MessagePort} port */
function plainCalls(port) {
  const waiting = new Map();
  let last = 0;
  port.onmessage = ({ data: { id, result } }) => {
    waiting.get(id)?.(result);
    waiting.delete(id);
  };
  return (/** @type {object} */ params) =>
    new Promise((resolve) => {
      waiting.set(++last, resolve);
      port.postMessage({ id: last, params });
    });
}

addEventListener('message', ({ ports }) => {
  const [plain, ours] = /** @type {[MessagePort, MessagePort]} */ ([...ports]);
  const channel = createChannel(ours, { handlers: {} });
  const ways = {
    plain: plainCalls(plain),
    ours: (/** @type {object} */ params) => channel.call('fetch', params),
  };

  /** @type {readonly (keyof typeof ways)[]} */
  const names = ['plain', 'ours'];

  /**
   * One call after the other, in batches that take turns. Resolves with microseconds a call, batch by batch.
   *
   * @param {{ batches: number, calls: number }} options
   */
  const compareRoundTrips = async ({ batches, calls }) => {
    const times = { plain: /** @type {number[]} */ ([]), ours: /** @type {number[]} */ ([]) };
    for (let batch = -2; batch < batches; batch += 1) {
      for (const way of batch % 2 === 0 ? names : [...names].reverse()) {
        const started = performance.now();
        for (let call = 0; call < calls; call += 1) await ways[way](REQUEST);
        if (batch >= 0) times[way].push(((performance.now() - started) * 1000) / calls);
      }
    }
    return times;
  };
  Object.assign(globalThis, { compareRoundTrips });
});
parent.postMessage('ready', '*');
