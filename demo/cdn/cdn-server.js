import { listen } from '../web/listen.js';
import { send, sendNotFound } from '../web/send.js';
import { sendFile } from '../web/static-files.js';

/**
 * Starts an origin that has nothing to do with the desk: it serves the same bundle to any page, and is where a
 * service's redirect leads away to.
 *
 * @param {object} options
 * @param {import('../addresses.js').DemoUrls} options.urls
 * @param {string} options.bundleFolder
 */
export async function startCdn({ urls, bundleFolder }) {
  /** @type {{ method: string, path: string, headerNames: string[] }[]} */
  const requests = [];
  const server = await listen({
    origin: urls.cdn,
    async handle(request, response) {
      const headers = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };
      const path = (request.url ?? '').replace(/\?.*$/, '');
      requests.push({ method: request.method ?? '', path, headerNames: Object.keys(request.headers) });
      if (path === '/elsewhere') {
        return send(request, response, {
          type: 'application/json; charset=utf-8',
          body: '{"where":"elsewhere"}\n',
          headers,
        });
      }
      const sent = await sendFile(request, response, { mounts: { '/deskpass/': bundleFolder }, headers });
      if (!sent) await sendNotFound(request, response, headers);
    },
  });
  return { requests, close: server.close };
}
