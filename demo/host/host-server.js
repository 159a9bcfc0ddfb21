import { fileURLToPath } from 'node:url';

import { createFinesseProxy } from '../finesse/reverse-proxy.js';
import { listen } from '../web/listen.js';
import { send, sendNotFound } from '../web/send.js';
import { sendFile } from '../web/static-files.js';
import { createCodePage } from './code-page.js';
import { deskFile, wayDeskFile } from './desk-file.js';
import { hostPage } from './host-page.js';
import { hostPolicy } from './host-policy.js';
import { startPage } from './start-page.js';
import { wayHint } from './way-hint.js';

/**
 * @typedef {object} HostSettings may be changed between requests
 * @property {boolean} fromCdn the script tag takes the bundle from another origin, and the policy allows that. Default false
 * @property {(policy: string) => string} csp makes another policy of the standard one
 * @property {(desk: object) => object | string} deskFile makes another desk file of the standard one; a string is sent as it is
 * @property {number} deskStatus HTTP status of the desk file. Default 200
 * @property {(page: string) => string} page makes another page of the standard one
 * @property {string} elements markup inside the page's `<main>`. Default one `<deskpass-desk>`
 * @property {{ ways: readonly import('../systems/start-systems.js').Way[], origins: readonly string[], inbox: Pick<Awaited<ReturnType<typeof import('../inbox/inbox.js').startInbox>>, 'url' | 'post'> } | null} systems
 *   the simulated systems, each way through them on a page of its own. Default none
 * @property {Record<string, string>} mounts more folders to serve, by path prefix with both slashes
 */

const LOOK = ['../look', 'page'].map((folder) => fileURLToPath(new URL(folder, import.meta.url)));

/**
 * Starts the host page: what a page owner has.
 *
 * @param {object} options
 * @param {import('../addresses.js').DemoUrls} options.urls
 * @param {string} options.bundleFolder
 * @param {Partial<HostSettings>} [options.settings]
 */
export async function startHost({ urls, bundleFolder, settings: given = {} }) {
  /** @type {HostSettings} */
  const settings = {
    fromCdn: false,
    csp: (policy) => policy,
    deskFile: (desk) => desk,
    deskStatus: 200,
    page: (page) => page,
    elements: '<deskpass-desk src="/desk.json"></deskpass-desk>',
    systems: null,
    mounts: {},
    ...given,
  };

  const finesse = createFinesseProxy(urls.desk);
  const code = settings.systems
    ? createCodePage({ inbox: settings.systems.inbox.url, post: settings.systems.inbox.post })
    : null;
  const server = await listen({
    origin: urls.desk,
    async handle(request, response) {
      const { ways = [], origins = [], inbox } = settings.systems ?? {};
      const policy = settings.csp(hostPolicy({ urls, fromCdn: settings.fromCdn, systems: origins }));
      const headers = { 'Content-Security-Policy': policy, 'Referrer-Policy': 'no-referrer' };
      const path = (request.url ?? '').replace(/\?.*$/, '');
      const isRead = request.method === 'GET' || request.method === 'HEAD';

      if (isRead && path === '/') {
        const body = settings.page(hostPage({ bundle: settings.fromCdn ? urls.cdn : '', elements: settings.elements }));
        return send(request, response, { type: 'text/html; charset=utf-8', body, headers });
      }
      if (isRead && path === '/desk.json') {
        const desk = settings.deskFile(deskFile(urls));
        const body = typeof desk === 'string' ? desk : `${JSON.stringify(desk, undefined, 2)}\n`;
        return send(request, response, {
          status: settings.deskStatus,
          type: 'application/json; charset=utf-8',
          body,
          headers,
        });
      }
      if (isRead && inbox && path === '/start/') {
        const body = startPage({ ways, inbox: inbox.url });
        return send(request, response, { type: 'text/html; charset=utf-8', body, headers });
      }
      const way = isRead ? ways.find(({ page }) => path === page || path === `${page}desk.json`) : undefined;
      if (way && inbox) {
        const isPage = path === way.page;
        const body = isPage
          ? hostPage({
              bundle: '',
              elements: `<deskpass-desk src="${way.page}desk.json"></deskpass-desk>`,
              hint: wayHint(way, inbox.url),
            })
          : `${JSON.stringify(wayDeskFile(urls, way), undefined, 2)}\n`;
        const type = isPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
        const node = way.method.backend === 'finesse' ? way.method.url : way.method.finesseUrl;
        const more = isPage && node ? { 'Set-Cookie': finesse.cookieFor(String(node)) } : {};
        return send(request, response, { type, body, headers: { ...headers, ...more } });
      }
      if (await code?.handle(request, response, headers)) return;
      if (await finesse.handle(request, response)) return;
      const mounts = { '/deskpass/': bundleFolder, '/look/': LOOK, ...settings.mounts };
      if (!(await sendFile(request, response, { mounts, headers }))) await sendNotFound(request, response, headers);
    },
  });

  return { settings, close: server.close };
}
