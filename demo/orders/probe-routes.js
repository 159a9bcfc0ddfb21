import { createHash } from 'node:crypto';

import { fingerprint } from '../web/fingerprint.js';
import { readBody } from '../web/read-body.js';
import { sendJson } from './order-routes.js';

/**
 * @typedef {import('./order-routes.js').Call} Call
 * @typedef {import('./order-routes.js').Route} Route
 */

const MEBIBYTE = 1024 * 1024;
const EXPORT_LIMIT = 256 * MEBIBYTE;
const ECHO_LIMIT = 64 * MEBIBYTE;
const PIECE = 64 * 1024;
const EXPORT = exportPiece();
/** Time between two lines of the slow answer, in milliseconds. */
const LINE_EVERY = 200;

/**
 * Routes with the shapes that are hard for a client: long bodies, slow bodies, redirects, and a mirror.
 *
 * @param {object} options
 * @param {string} options.elsewhere absolute URL on another origin, where `/v2/moved` leads
 * @returns {Route[]}
 */
export function probeRoutes({ elsewhere }) {
  return [
    { methods: ['GET'], path: /^\/v2\/orders\/export$/, scope: 'orders:read', handle: sendExport },
    { methods: ['GET'], path: /^\/v2\/slow$/, scope: 'orders:read', handle: sendSlowly },
    {
      methods: ['GET', 'POST'],
      path: /^\/v2\/moved$/,
      scope: 'orders:read',
      handle: ({ response, headers }) => {
        response.writeHead(302, { Location: elsewhere, 'Content-Length': 0, ...headers }).end();
      },
    },
    { methods: ['GET', 'POST', 'PUT'], path: /^\/v2\/echo$/, scope: 'orders:read', handle: sendEcho },
    { methods: ['GET', 'POST', 'PUT'], path: /^\/v2\/public\/echo$/, scope: undefined, handle: sendEcho },
  ];
}

/**
 * `?size=` bytes of comma-separated lines, in pieces and as fast as the reader takes them; chunked unless
 * `&length=1` asks for a `Content-Length`. @param {Call} call
 */
async function sendExport({ response, url, headers }) {
  const size = Math.min(Math.max(Number.parseInt(url.searchParams.get('size') ?? '1024', 10) || 0, 0), EXPORT_LIMIT);
  const length = url.searchParams.get('length') === '1' ? { 'Content-Length': size } : {};
  response.writeHead(200, { 'Content-Type': 'text/csv; charset=utf-8', ...length, ...headers });
  for (let sent = 0; sent < size && !response.destroyed; sent += PIECE) {
    const part = EXPORT.subarray(0, Math.min(PIECE, size - sent));
    if (!response.write(part)) await writable(response);
  }
  response.end();
}

/** @param {import('node:http').ServerResponse} response resolves also when the reader has gone */
function writable(response) {
  return new Promise((resolve) => {
    const go = () => {
      response.off('drain', go).off('close', go);
      resolve(undefined);
    };
    response.on('drain', go).on('close', go);
  });
}

function exportPiece() {
  let text = '';
  for (let row = 1; text.length < PIECE; row += 1)
    text += `NW-${20000 + row},C-${1000 + (row % 900)},delivered,${row % 500}.00\n`;
  return Buffer.from(text.slice(0, PIECE));
}

/** Headers at once, then `?lines=` (default 50) lines, one each 200 ms, until the reader goes. @param {Call} call */
function sendSlowly({ response, url, headers }) {
  const lines = Math.min(Number.parseInt(url.searchParams.get('lines') ?? '50', 10) || 50, 3000);
  response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8', ...headers });
  response.flushHeaders();
  let line = 0;
  const timer = setInterval(() => {
    line += 1;
    response.write(`line ${line}\n`);
    if (line < lines) return;
    clearInterval(timer);
    response.end();
  }, LINE_EVERY);
  response.on('close', () => clearInterval(timer));
}

/** What arrived, with the credential replaced by its scheme and fingerprint. @param {Call} call */
async function sendEcho(call) {
  const { request, url } = call;
  const body = await readBody(request, ECHO_LIMIT);
  const { authorization, ...headers } = request.headers;
  const [scheme, ...rest] = (authorization ?? '').split(' ');
  const echoed = {
    method: request.method,
    path: url.pathname,
    query: url.search,
    headers,
    authorization: authorization === undefined ? null : { scheme, fingerprint: fingerprint(rest.join(' ')) },
    body: { bytes: body.length, sha256: createHash('sha256').update(body).digest('hex') },
  };
  sendJson(call, { status: 200, body: echoed });
}
