import { child, parseXml } from '../../demo/simulators/parse-xml.js';
import { send } from './browser.js';

/** @typedef {import('../../demo/simulators/parse-xml.js').Element} Element */

/** Longest a test waits for an event, in milliseconds. */
const PATIENCE = 20_000;

/**
 * As much of an XMPP client over BOSH as waiting for an agent's events needs.
 *
 * @param {import('./finesse-client.js').RunningFinesse} running
 * @param {'primary' | 'secondary'} [node]
 */
export function createBoshClient(running, node = 'primary') {
  const domain = running.urls.xmppDomain;
  let rid = 1000;
  let sid = '';
  /** @type {Element[]} */
  const stanzas = [];

  /** @param {string} attributes @param {string} content @param {number} [number] */
  const post = async (attributes, content, number = (rid += 1)) => {
    const own = `rid="${number}"${sid === '' ? '' : ` sid="${sid}"`} xmlns="http://jabber.org/protocol/httpbind"`;
    const answer = await send(new URL('/http-bind', running.urls[node]), {
      method: 'POST',
      headers: { 'Content-Type': 'text/xml; charset=utf-8' },
      body: `<body ${own} ${attributes}>${content}</body>`,
    });
    const body = parseXml(answer.body);
    stanzas.push(...body.children);
    return { ...answer, attributes: body.attributes, children: body.children };
  };

  return {
    post,
    get rid() {
      return rid;
    },
    get sid() {
      return sid;
    },

    async begin() {
      const answer = await post(`to="${domain}" wait="5" hold="1" ver="1.6" xmpp:version="1.0"`, '');
      sid = answer.attributes['sid'] ?? '';
      return answer;
    },

    /** @param {string} name @param {string} secret */
    authenticate(name, secret) {
      const initial = Buffer.from(`\0${name}\0${secret}`).toString('base64');
      return post('', `<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="PLAIN">${initial}</auth>`);
    },

    /** All of it, up to the presence of the user `finesse`. @param {string} name @param {string} secret */
    async connect(name, secret) {
      await this.begin();
      const { children } = await this.authenticate(name, secret);
      if (children[0]?.name !== 'success') throw new Error(`Not authenticated: ${children[0]?.name}`);
      await post(`to="${domain}" xmpp:restart="true"`, '');
      await post(
        '',
        '<iq type="set" id="b1"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"><resource>deskpass</resource></bind></iq>',
      );
      await post('', '<iq type="set" id="s1"><session xmlns="urn:ietf:params:xml:ns:xmpp-session"/></iq>');
      await post('', '<presence><priority>0</priority></presence>');
      return this;
    },

    /**
     * Waits for the next stanza that fits, and takes it and all before it.
     *
     * @param {(stanza: Element) => boolean} fits
     * @returns {Promise<Element>}
     */
    async next(fits) {
      const limit = Date.now() + PATIENCE;
      for (;;) {
        const index = stanzas.findIndex(fits);
        const found = stanzas[index];
        if (found !== undefined) {
          stanzas.splice(0, index + 1);
          return found;
        }
        if (Date.now() > limit) throw new Error('The stanza has not come.');
        await post('', '');
      }
    },

    /** The next event: its node and the update it carries. */
    async nextEvent() {
      const items = child(child(await this.next(({ name }) => name === 'message'), 'event'), 'items');
      const text = child(child(items, 'item'), 'notification')?.text ?? '';
      return { node: items?.attributes['node'], text, update: parseXml(text) };
    },

    end: () => post('type="terminate"', '<presence type="unavailable"/>'),
  };
}
