/**
 * Sees what the servers of this process see: every request and answer, whole, tokens included. The servers
 * themselves keep no secret; a test has to know the real ones to look for them where they must not be.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/**
 * @typedef {object} Exchange
 * @property {number} port of the server
 * @property {string} method
 * @property {string} url path and query
 * @property {import('node:http').IncomingHttpHeaders} requestHeaders
 * @property {Buffer} requestBody
 * @property {number} status 0 until the answer has begun
 * @property {import('node:http').OutgoingHttpHeaders} responseHeaders
 * @property {Buffer} responseBody as sent, so compressed where it was
 * @property {number} startedAt milliseconds since the process started
 */

const STARTED = 'http.server.request.start';

/**
 * @param {Buffer[]} chunks
 * @param {unknown} chunk
 * @param {unknown} encoding
 */
const keep = (chunks, chunk, encoding) => {
  if (typeof chunk === 'string') {
    chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? /** @type {BufferEncoding} */ (encoding) : 'utf8'));
  } else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
};

/**
 * Follows the servers that listen on the given ports, until `stop`.
 *
 * @param {(port: number) => boolean} wants
 */
export function tapServers(wants) {
  /** @type {Exchange[]} */
  const exchanges = [];

  /** @param {unknown} message */
  const follow = (message) => {
    const { request, response } =
      /** @type {{ request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse }} */ (
        message
      );
    const port = request.socket.localPort ?? 0;
    if (!wants(port)) return;
    /** @type {Buffer[]} */
    const received = [];
    /** @type {Buffer[]} */
    const sent = [];
    const exchange = {
      port,
      method: request.method ?? '',
      url: request.url ?? '',
      requestHeaders: { ...request.headers },
      startedAt: performance.now(),
      get requestBody() {
        return Buffer.concat(received);
      },
      get status() {
        return response.headersSent ? response.statusCode : 0;
      },
      get responseHeaders() {
        return response.getHeaders();
      },
      get responseBody() {
        return Buffer.concat(sent);
      },
    };
    exchanges.push(exchange);

    // On the two objects alone: a listener would take the body from the server that waits for it.
    const { push } = request;
    request.push = (chunk, encoding) => {
      keep(received, chunk, encoding);
      return push.call(request, chunk, encoding);
    };
    for (const name of /** @type {const} */ (['write', 'end'])) {
      const original = /** @type {(...rest: unknown[]) => any} */ (response[name]);
      response[name] = (/** @type {unknown[]} */ ...rest) => {
        keep(sent, rest[0], rest[1]);
        return original.apply(response, rest);
      };
    }
  };

  subscribe(STARTED, follow);
  return { exchanges, stop: () => void unsubscribe(STARTED, follow) };
}
