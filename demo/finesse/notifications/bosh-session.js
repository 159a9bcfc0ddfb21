import { answerBody, terminate } from './bosh-body.js';

/**
 * @typedef {import('../../simulators/exchange.js').Exchange} Exchange
 * @typedef {import('../../simulators/parse-xml.js').Element} Element
 * @typedef {import('./bosh-body.js').BoshBody} BoshBody
 */

/** How many requests ahead of the last one are kept until those before them have come. */
const WINDOW = 2;

/**
 * One BOSH session:
 *
 * 1. Requests are taken in the order of their `rid`; one that came too early waits, one that came again gets the answer
 *    it had, one outside the window ends the session.
 * 2. At most one request is held. A new one lets the held one go, empty.
 * 3. A held request is answered as soon as there is something to send, or empty after `wait` seconds.
 * 4. Without any request for `inactivity` seconds the session ends.
 *
 * @param {object} options
 * @param {number} options.rid of the request that begins it
 * @param {number} options.wait in seconds
 * @param {boolean} options.holds whether the client lets requests be held
 * @param {number} options.inactivity in seconds
 * @param {Parameters<typeof import('./bosh.js').createBosh>[0]['openStream']} options.openStream
 * @param {() => void} options.onEnd
 */
export function createBoshSession({ rid: first, wait, holds, inactivity, openStream, onEnd }) {
  /** @type {string[]} */
  const outgoing = [];
  /** @type {Map<number, { exchange: Exchange, body: Element }>} */
  const early = new Map();
  /** @type {Map<number, BoshBody>} */
  const answered = new Map();
  /** @type {{ exchange: Exchange, rid: number } | undefined} */
  let held;
  let last = first;
  let hasEnded = false;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let turn = Promise.resolve();

  const stream = openStream((stanza) => {
    outgoing.push(stanza);
    // What belongs together leaves together.
    queueMicrotask(flush);
  });

  /** @param {() => void} run @param {number} seconds */
  const schedule = (run, seconds) => {
    clearTimeout(timer);
    timer = setTimeout(run, seconds * 1000).unref();
  };

  /** @param {Exchange} exchange @param {number} rid @param {BoshBody} body */
  const answer = (exchange, rid, body) => {
    answered.set(rid, body);
    answered.delete(rid - WINDOW);
    answerBody(exchange, body);
    if (held === undefined && !hasEnded) schedule(end, inactivity);
  };

  const release = (/** @type {BoshBody} */ body = {}) => {
    const waiting = held;
    held = undefined;
    if (waiting !== undefined) answer(waiting.exchange, waiting.rid, body);
  };

  function flush() {
    if (held !== undefined && outgoing.length > 0) release({ content: outgoing.splice(0).join('') });
  }

  function end() {
    if (hasEnded) return;
    hasEnded = true;
    clearTimeout(timer);
    stream.close();
    release(terminate());
    for (const { exchange } of early.values()) answerBody(exchange, terminate('item-not-found'));
    onEnd();
  }

  /** @param {Exchange} exchange @param {number} rid @param {Element} body */
  const process = async (exchange, rid, body) => {
    if (hasEnded) return answerBody(exchange, terminate('item-not-found'));
    release();
    if (body.attributes['xmpp:restart'] === 'true') outgoing.push(stream.open());
    for (const stanza of body.children) await stream.receive(stanza);
    if (body.attributes['type'] === 'terminate') {
      answer(exchange, rid, { ...terminate(), content: outgoing.splice(0).join('') });
      return end();
    }
    held = { exchange, rid };
    exchange.response.once('close', () => {
      if (held?.exchange !== exchange) return;
      held = undefined;
      schedule(end, inactivity);
    });
    schedule(() => release(), wait);
    flush();
    if (!holds) release();
  };

  return {
    wait,
    announce: stream.announce,
    end,

    /** @param {Exchange} exchange @param {Record<string, string>} attributes of the answer */
    start: (exchange, attributes) => answer(exchange, first, { attributes, content: stream.open() }),

    /** @param {Exchange} exchange @param {number} rid @param {Element} body */
    take(exchange, rid, body) {
      const before = answered.get(rid);
      if (before !== undefined) return answerBody(exchange, before);
      if (rid <= last || rid > last + WINDOW) {
        answerBody(exchange, terminate('item-not-found'));
        return end();
      }
      early.set(rid, { exchange, body });
      for (let next = early.get(last + 1); next !== undefined; next = early.get(last + 1)) {
        last += 1;
        early.delete(last);
        const [rid, { exchange, body }] = [last, next];
        turn = turn.then(() => process(exchange, rid, body)).catch(end);
      }
      return undefined;
    },
  };
}
