import { randomBytes } from 'node:crypto';

import { html as xml } from '../../web/html.js';
import { child } from '../../simulators/parse-xml.js';

/**
 * @typedef {import('../../simulators/parse-xml.js').Element} Element
 * @typedef {import('../guard.js').Caller} Caller
 */

/** What a password-like answer may say: `\0name\0secret` (RFC 4616, section 2). */
const PLAIN = /^[^\0]*\0([^\0]+)\0([^\0]+)$/;

/**
 * The server's side of one XMPP stream to the notification service, whatever carries it:
 *
 * 1. `open()` gives the stream's features: SASL PLAIN.
 * 2. `<auth>` with login ID and password, or access token, is answered by `<success>` or `<failure>`.
 * 3. The client opens the stream again and gets the features bind and session.
 * 4. `<iq>` with bind gives the full JID, `<iq>` with session an empty result.
 * 5. `<presence>` makes the client available; it is told that the user `finesse` is available.
 * 6. From then on it gets the events of its agent's nodes and of those it has subscribed to.
 *
 * @param {object} options
 * @param {string} options.host the node of the cluster
 * @param {string} options.domain
 * @param {ReturnType<typeof import('../guard.js').createGuard>} options.guard
 * @param {import('../cluster.js').Cluster} options.cluster
 * @param {() => boolean} options.isInService
 * @param {(stanza: string) => void} options.send
 */
export function createXmppStream({ host, domain, guard, cluster, isInService, send }) {
  const pubsub = `pubsub.${domain}`;
  /** @type {Caller | undefined} */
  let caller;
  let jid = '';
  let isAvailable = false;
  /** @type {Set<string>} */
  const nodes = new Set();

  const unsubscribe = cluster.subscribe(host, ({ node, payload }) => {
    if (!isAvailable || !nodes.has(node)) return;
    const id = `${node}__${jid}__${randomBytes(4).toString('hex')}`;
    // The payload is text, not markup: it arrives escaped.
    send(
      String(
        xml`<message xmlns="jabber:client" from="${pubsub}" to="${jid}" id="${id}"><event xmlns="http://jabber.org/protocol/pubsub#event"><items node="${node}"><item id="${randomBytes(8).toString('hex')}"><notification xmlns="http://jabber.org/protocol/pubsub">${payload}</notification></item></items></event></message>`,
      ),
    );
  });

  const sendPresence = () =>
    send(
      String(
        xml`<presence xmlns="jabber:client" from="finesse@${domain}/finesse" to="${jid}"${!isInService() && xml` type="unavailable"`}/>`,
      ),
    );

  /** @param {Element} iq @param {unknown} [content] */
  const result = (iq, content) =>
    send(String(xml`<iq xmlns="jabber:client" type="result" id="${iq.attributes['id']}" to="${jid}">${content}</iq>`));

  /** @param {Element} iq @param {string} condition @param {'cancel' | 'auth'} type */
  const refuse = (iq, condition, type) =>
    send(
      String(
        xml`<iq xmlns="jabber:client" type="error" id="${iq.attributes['id']}" to="${jid}"><error type="${type}"><${condition} xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error></iq>`,
      ),
    );

  /** @param {Element} auth */
  const authenticate = async (auth) => {
    const sasl = 'urn:ietf:params:xml:ns:xmpp-sasl';
    if (auth.attributes['mechanism'] !== 'PLAIN')
      return send(`<failure xmlns="${sasl}"><invalid-mechanism/></failure>`);
    const [, name = '', secret = ''] = PLAIN.exec(Buffer.from(auth.text, 'base64').toString('utf8')) ?? [];
    const known = guard.byPassword(name, secret) ?? (await guard.byToken(secret));
    const isOwn = known?.agent !== undefined && known.agent === cluster.find(name);
    if (!isOwn) return send(`<failure xmlns="${sasl}"><not-authorized/></failure>`);
    caller = known;
    send(`<success xmlns="${sasl}"/>`);
  };

  /** @param {Element} iq */
  const answerIq = (iq) => {
    const bind = child(iq, 'bind');
    if (bind !== undefined && caller?.agent !== undefined) {
      const { loginId } = caller.agent;
      const resource = child(bind, 'resource')?.text || randomBytes(6).toString('hex');
      jid = `${loginId}@${domain}/${resource}`;
      const user = `/finesse/api/User/${loginId}`;
      for (const node of [user, `${user}/Dialogs`, '/finesse/api/SystemInfo']) nodes.add(node);
      return result(iq, xml`<bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"><jid>${jid}</jid></bind>`);
    }
    if (jid === '') return refuse(iq, 'not-authorized', 'auth');
    if (child(iq, 'session') ?? child(iq, 'ping')) return result(iq);
    const request = child(iq, 'pubsub');
    const subscribe = child(request, 'subscribe');
    const ended = child(request, 'unsubscribe');
    const node = (subscribe ?? ended)?.attributes['node'];
    if (node === undefined) return refuse(iq, 'feature-not-implemented', 'cancel');
    if (ended !== undefined) {
      nodes.delete(node);
      return result(iq);
    }
    const isOwn = /^\/finesse\/api\/User\/([^/]+)/.exec(node)?.[1] === caller?.agent?.loginId;
    if (!isOwn && node !== '/finesse/api/SystemInfo') return refuse(iq, 'not-authorized', 'auth');
    nodes.add(node);
    const subscription = xml`<subscription node="${node}" jid="${jid}" subscription="subscribed"/>`;
    result(iq, xml`<pubsub xmlns="http://jabber.org/protocol/pubsub">${subscription}</pubsub>`);
  };

  return {
    /** @returns {string} the features the client may use now */
    open: () =>
      caller === undefined
        ? '<stream:features xmlns:stream="http://etherx.jabber.org/streams"><mechanisms xmlns="urn:ietf:params:xml:ns:xmpp-sasl"><mechanism>PLAIN</mechanism></mechanisms></stream:features>'
        : '<stream:features xmlns:stream="http://etherx.jabber.org/streams"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/><session xmlns="urn:ietf:params:xml:ns:xmpp-session"/></stream:features>',

    /** @param {Element} stanza */
    async receive(stanza) {
      if (stanza.name === 'auth') return authenticate(stanza);
      if (stanza.name === 'iq') return answerIq(stanza);
      if (stanza.name !== 'presence' || jid === '') return undefined;
      isAvailable = stanza.attributes['type'] !== 'unavailable';
      return isAvailable ? sendPresence() : undefined;
    },

    /** Says again whether the user `finesse` is there. */
    announce: () => (isAvailable ? sendPresence() : undefined),

    close() {
      isAvailable = false;
      unsubscribe();
    },
  };
}
