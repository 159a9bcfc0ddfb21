import { randomBytes } from 'node:crypto';

import { NotXml, parseXml } from '../../simulators/parse-xml.js';
import { HTTP_BIND, answerBody, terminate } from './bosh-body.js';
import { createBoshSession } from './bosh-session.js';

/**
 * @typedef {import('../../simulators/exchange.js').Exchange} Exchange
 * @typedef {import('../../simulators/parse-xml.js').Element} Element
 */

/** Longest a request is held, in seconds, whatever the client asks for. */
const LONGEST_WAIT = 60;

/**
 * XMPP over BOSH (XEP-0124, XEP-0206) at `/http-bind`. A request without `sid` begins a session; the others go to
 * theirs.
 *
 * @param {object} options
 * @param {string} options.domain
 * @param {() => number} options.inactivity in seconds
 * @param {(send: (stanza: string) => void) => ReturnType<typeof import('./xmpp-stream.js').createXmppStream>} options.openStream
 */
export function createBosh({ domain, inactivity, openStream }) {
  /** @type {Map<string, ReturnType<typeof createBoshSession>>} */
  const sessions = new Map();

  /** @param {Exchange} exchange @param {Element} body */
  const begin = (exchange, body) => {
    const { rid, wait, hold, to } = body.attributes;
    if (!isRid(rid) || to !== domain) return answerBody(exchange, terminate('host-unknown'));
    const sid = randomBytes(12).toString('base64url');
    const session = createBoshSession({
      rid: Number(rid),
      wait: Math.min(Number(wait ?? 0) || 0, LONGEST_WAIT),
      holds: hold !== '0',
      inactivity: inactivity(),
      openStream,
      onEnd: () => sessions.delete(sid),
    });
    sessions.set(sid, session);
    const attributes = {
      sid,
      wait: String(session.wait),
      requests: '2',
      hold: hold === '0' ? '0' : '1',
      inactivity: String(inactivity()),
      polling: '2',
      from: domain,
      ver: '1.6',
      'xmlns:xmpp': 'urn:xmpp:xbosh',
      'xmpp:version': '1.0',
      'xmpp:restartlogic': 'true',
    };
    session.start(exchange, attributes);
  };

  return {
    /** @type {import('../../simulators/site.js').Route} */
    route: {
      methods: ['POST'],
      path: /^\/http-bind\/?$/,
      async handle(exchange) {
        const body = readBody(await exchange.text());
        if (body === undefined) return answerBody(exchange, terminate('bad-request'));
        const { sid, rid } = body.attributes;
        if (sid === undefined) return begin(exchange, body);
        const session = sessions.get(sid);
        if (session === undefined || !isRid(rid)) return answerBody(exchange, terminate('item-not-found'));
        session.take(exchange, Number(rid), body);
      },
    },

    /** Tells every client again whether the user `finesse` is there. */
    announce: () => sessions.forEach((session) => session.announce()),

    close: () => sessions.forEach((session) => session.end()),
  };
}

/** @param {string} text */
function readBody(text) {
  try {
    const body = parseXml(text);
    return body.name === 'body' && body.attributes['xmlns'] === HTTP_BIND ? body : undefined;
  } catch (error) {
    if (error instanceof NotXml) return undefined;
    throw error;
  }
}

/** @param {string | undefined} rid @returns {rid is string} (XEP-0124, section 14.1) */
function isRid(rid) {
  return rid !== undefined && /^\d{1,16}$/.test(rid) && Number(rid) < 2 ** 53;
}
