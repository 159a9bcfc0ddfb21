import { fileURLToPath } from 'node:url';

import { listen } from '../web/listen.js';
import { sendNotFound } from '../web/send.js';
import { sendFile } from '../web/static-files.js';

const LOOK = ['look', '../look'].map((folder) => fileURLToPath(new URL(folder, import.meta.url)));

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/**
 * Serves the inbox page, and at `/changes` an event whenever it should be read again (HTML, section 9.2).
 *
 * @param {object} options
 * @param {string} options.origin
 * @param {() => string} options.page
 * @param {(listener: () => void) => () => void} options.subscribe
 */
export function openInboxServer({ origin, page, subscribe }) {
  return listen({
    origin,
    async handle(request, response) {
      if (await sendFile(request, response, { mounts: { '/look/': LOOK } })) return;
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      if (isRead && request.url === '/') {
        response.writeHead(200, {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': POLICY,
          'Referrer-Policy': 'no-referrer',
          'X-Content-Type-Options': 'nosniff',
          'Cache-Control': 'no-store',
        });
        response.end(request.method === 'HEAD' ? undefined : page());
        return;
      }
      if (request.method === 'GET' && request.url === '/changes') {
        response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
        // The first event covers what came between the page and this.
        const tell = () => response.write('event: change\ndata: \n\n');
        tell();
        response.once('close', subscribe(tell));
        return;
      }
      await sendNotFound(request, response);
    },
  });
}
