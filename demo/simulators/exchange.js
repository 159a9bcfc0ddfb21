import { BodyTooLarge, readBody } from '../web/read-body.js';

/** Longest body a simulator reads, in bytes. */
const LONGEST = 64 * 1024;

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} [reason]
 * @property {string} [type] media type with its charset; without one there is no body
 * @property {string | Buffer} [body]
 * @property {Record<string, string | string[]>} [headers]
 *
 * @typedef {ReturnType<typeof createExchange>} Exchange
 */

/**
 * One request and what is needed to answer it.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} origin of the server
 */
export function createExchange(request, response, origin) {
  const url = new URL(request.url ?? '/', origin);
  /** @type {Promise<string> | undefined} */
  let reading;
  const text = () => (reading ??= readBody(request, LONGEST).then((body) => body.toString('utf8')));
  /** @type {string[]} */
  const fields = [];

  return {
    request,
    response,
    url,
    method: request.method ?? '',
    headers: request.headers,
    /** Names of the members of the body, once it has been read. */
    fields,
    text,

    /** @returns {Promise<Record<string, unknown> | undefined>} undefined where the body is not a JSON object */
    async json() {
      const value = parseJson(await text());
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
      fields.push(...Object.keys(value));
      return /** @type {Record<string, unknown>} */ (value);
    },

    /** The body of a form. */
    async form() {
      const form = new URLSearchParams(await text());
      fields.push(...new Set(form.keys()));
      return form;
    },

    /** @param {string} name */
    cookie(name) {
      const pairs = (request.headers.cookie ?? '').split(/;\s*/).map((pair) => pair.split(/=(.*)/s));
      return pairs.find(([each]) => each === name)?.[1];
    },

    /** @param {Answer} answer */
    answer({ status, reason, type, body = '', headers = {} }) {
      const bytes = Buffer.from(body);
      const fixed = {
        'Cache-Control': 'no-store',
        'X-Content-Type-Options': 'nosniff',
        ...(type === undefined ? {} : { 'Content-Type': type }),
        'Content-Length': String(bytes.length),
      };
      for (const [name, value] of Object.entries({ ...fixed, ...headers })) response.setHeader(name, value);
      if (reason === undefined) response.writeHead(status);
      else response.writeHead(status, reason);
      response.end(request.method === 'HEAD' ? undefined : bytes);
    },

    /** @param {string | URL} target @param {string[]} [cookies] */
    redirect(target, cookies = []) {
      this.answer({ status: 302, headers: { Location: String(target), 'Set-Cookie': cookies } });
    },
  };
}

/** @param {unknown} error */
export const isTooLarge = (error) => error instanceof BodyTooLarge;

/** @param {string} text */
function parseJson(text) {
  try {
    return /** @type {unknown} */ (JSON.parse(text));
  } catch {
    return undefined;
  }
}
