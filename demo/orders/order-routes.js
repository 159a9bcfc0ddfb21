import { BodyTooLarge, readBody } from '../web/read-body.js';
import { StateConflict } from './order-book.js';

/** Longest request body the service reads, in bytes. */
const BODY_LIMIT = 64 * 1024;
/** Longest note, in characters. */
const NOTE_LIMIT = 2000;

/**
 * @typedef {object} Call
 * @property {import('node:http').IncomingMessage} request
 * @property {import('node:http').ServerResponse} response
 * @property {URL} url
 * @property {string[]} parts what the route's pattern caught
 * @property {string} agent name of who asks; empty on a public route
 * @property {Record<string, string>} headers the gateway's, to be sent with every answer
 *
 * @typedef {object} Route
 * @property {string[]} methods
 * @property {RegExp} path
 * @property {string | undefined} scope what the token must carry; undefined asks for no token
 * @property {(call: Call) => void | Promise<void>} handle
 */

/** A request the service understands and cannot do (RFC 9457). */
class Problem extends Error {
  /** @param {number} status @param {string} title @param {string} detail */
  constructor(status, title, detail) {
    super(detail);
    this.body = { type: 'about:blank', title, status, detail };
  }
}

/**
 * The routes that read and change orders.
 *
 * @param {ReturnType<typeof import('./order-book.js').createOrderBook>} book
 * @returns {Route[]}
 */
export function orderRoutes(book) {
  /** @param {string | undefined} id */
  const orderOf = (id) => {
    const order = book.get(id ?? '');
    if (order === undefined) throw new Problem(404, 'No such order', `There is no order ${id}.`);
    return order;
  };

  return [
    read(/^\/v2\/orders$/, ({ url }) => {
      const id = url.searchParams.get('customer');
      if (id === null) throw new Problem(400, 'Customer missing', 'Name the customer: ?customer=C-1042.');
      const customer = book.customer(id);
      if (customer === undefined) throw new Problem(404, 'No such customer', `There is no customer ${id}.`);
      return { status: 200, body: { customer, orders: book.of(id) } };
    }),

    read(/^\/v2\/orders\/([^/]+)$/, ({ parts }) => ({ status: 200, body: orderOf(parts[0]) })),

    write('POST', /^\/v2\/orders\/([^/]+)\/notes$/, async ({ request, parts, agent }) => {
      const order = orderOf(parts[0]);
      const { text } = await readJson(request);
      if (typeof text !== 'string' || text.trim() === '') throw new Problem(422, 'Note empty', 'A note needs text.');
      if (text.length > NOTE_LIMIT) {
        throw new Problem(422, 'Note too long', `A note has at most ${NOTE_LIMIT} characters.`);
      }
      return { status: 201, body: book.addNote(order, { by: agent, text: text.trim() }) };
    }),

    write('PUT', /^\/v2\/orders\/([^/]+)\/state$/, async ({ request, parts }) => {
      const order = orderOf(parts[0]);
      const { state } = await readJson(request);
      book.move(order, String(state));
      return { status: 200, body: order };
    }),
  ];
}

/**
 * @param {RegExp} path
 * @param {(call: Call) => { status: number, body: unknown }} act
 * @returns {Route}
 */
function read(path, act) {
  return { methods: ['GET'], path, scope: 'orders:read', handle: (call) => answer(call, act) };
}

/**
 * @param {string} method
 * @param {RegExp} path
 * @param {(call: Call) => Promise<{ status: number, body: unknown }>} act
 * @returns {Route}
 */
function write(method, path, act) {
  return { methods: [method], path, scope: 'orders:write', handle: (call) => answer(call, act) };
}

/**
 * @param {Call} call
 * @param {(call: Call) => { status: number, body: unknown } | Promise<{ status: number, body: unknown }>} act
 */
async function answer(call, act) {
  try {
    const { status, body } = await act(call);
    sendJson(call, { status, body });
  } catch (error) {
    const problem = asProblem(error);
    if (problem === undefined) throw error;
    sendJson(call, { status: problem.body.status, body: problem.body, type: 'application/problem+json' });
  }
}

/**
 * @param {Pick<Call, 'response' | 'headers'>} call
 * @param {{ status: number, body: unknown, type?: string }} content
 */
export function sendJson({ response, headers }, { status, body, type = 'application/json' }) {
  const bytes = Buffer.from(`${JSON.stringify(body, undefined, 1)}\n`);
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.length, ...headers });
  response.end(bytes);
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<Record<string, unknown>>}
 */
async function readJson(request) {
  const bytes = await readBody(request, BODY_LIMIT);
  try {
    const value = JSON.parse(bytes.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Falls through to the same answer as any other text.
  }
  throw new Problem(400, 'Body not understood', 'Send a JSON object.');
}

/** @param {unknown} error */
function asProblem(error) {
  if (error instanceof Problem) return error;
  if (error instanceof StateConflict) return new Problem(409, 'Not possible now', error.message);
  if (error instanceof BodyTooLarge) return new Problem(413, 'Body too large', error.message);
  return undefined;
}
