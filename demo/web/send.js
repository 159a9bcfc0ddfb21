import { createHash } from 'node:crypto';

import { compress } from './compress.js';

/**
 * @typedef {object} Content
 * @property {number} [status] default 200
 * @property {string} type media type with its charset
 * @property {Buffer | string} body
 * @property {Record<string, string> | undefined} [headers]
 */

/**
 * Sends a body that may be cached but is asked for again each time: `no-cache` with an entity tag, 304 where the
 * reader has it, compressed where it is text and the reader can read that.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Content} content
 */
export async function send(request, response, { status = 200, type, body, headers = {} }) {
  const bytes = Buffer.from(body);
  const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  const accepted = isText(type) ? String(request.headers['accept-encoding'] ?? '') : '';
  const { body: sent, encoding } = await compress({ body: bytes, tag, accepted });
  const etag = `"${tag}${encoding === undefined ? '' : `-${encoding}`}"`;

  response.setHeaders(new Map(Object.entries(headers)));
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (status === 200) response.setHeader('ETag', etag);
  if (status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }
  if (encoding !== undefined) response.setHeader('Content-Encoding', encoding);
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', sent.length);
  response.writeHead(status).end(request.method === 'HEAD' ? undefined : sent);
}

/**
 * Answers what no file answers.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Record<string, string>} [headers]
 */
export function sendNotFound(request, response, headers = {}) {
  return send(request, response, {
    status: 404,
    type: 'text/plain; charset=utf-8',
    body: 'There is nothing at this address.\n',
    headers,
  });
}

/** @param {string} type */
function isText(type) {
  return /^text\/|json|javascript|svg|xml/.test(type);
}
