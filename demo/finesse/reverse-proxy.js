import { request as send } from 'node:http';

import { loopbackUrl } from '../addresses.js';

/** Where the token service is, on Finesse and on the origin of the page that uses it. */
const TOKEN_SERVICE = '/desktop/sso/';

const COOKIE = 'demo-finesse';

/**
 * What a page owner sets up for single sign-on at Finesse: the token service on the page's own origin. The demo has
 * several, so the page that was opened last says by a cookie which one it means.
 *
 * @param {string} origin of the page
 */
export function createFinesseProxy(origin) {
  /** @type {Map<string, string>} origins of nodes, by their port */
  const nodes = new Map();
  return {
    /** The cookie that the page has to come with. @param {string} node origin of a node */
    cookieFor(node) {
      const { port } = new URL(node);
      nodes.set(port, node);
      return `${COOKIE}=${port}; Path=${TOKEN_SERVICE}; HttpOnly; SameSite=Lax`;
    },
    /**
     * Leads a request on; false where it is for nobody.
     *
     * @param {import('node:http').IncomingMessage} incoming
     * @param {import('node:http').ServerResponse} response
     */
    async handle(incoming, response) {
      const [, port = ''] = new RegExp(`(?:^|; )${COOKIE}=(\\d+)`).exec(incoming.headers.cookie ?? '') ?? [];
      const node = nodes.get(port);
      if (!incoming.url?.startsWith(TOKEN_SERVICE) || node === undefined) return false;
      const { host, protocol } = new URL(origin);
      const headers = {
        ...incoming.headers,
        host: new URL(node).host,
        'x-forwarded-host': host,
        'x-forwarded-proto': protocol.slice(0, -1),
      };
      await new Promise((resolve, reject) => {
        const forwarded = send(loopbackUrl(node + incoming.url), { method: incoming.method, headers }, (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response).once('finish', () => resolve(undefined));
        });
        forwarded.once('error', reject);
        incoming.pipe(forwarded);
      });
      return true;
    },
  };
}
