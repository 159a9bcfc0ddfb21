import { fingerprint } from '../web/fingerprint.js';
import { listen } from '../web/listen.js';
import { createExchange, isTooLarge } from './exchange.js';

/**
 * @typedef {import('./exchange.js').Exchange} Exchange
 * @typedef {import('./controls.js').Controls} Controls
 *
 * @typedef {object} Route
 * @property {string[]} methods
 * @property {RegExp} path its groups become `parts`
 * @property {(exchange: Exchange, parts: string[]) => void | Promise<void>} handle
 */

/** Query parameters that go into the list of requests as they are. */
const PLAIN = new Set(['category', 'return_user', 'return_refresh_token', 'response_type', 'nocache']);

/**
 * Opens one server of a simulated system. A request goes through these steps, in this order:
 *
 * 1. it is noted;
 * 2. a preflight that `cors` allows: 200, for what allows it stands in front of what has trouble;
 * 3. an outage or a fault that a test has asked for;
 * 4. any other preflight: `answerTo(refusedPreflight)`;
 * 5. a route for method and path, or `answerTo(405)`, or `answerTo(404)`.
 *
 * @param {object} options
 * @param {string} options.name which server of the system
 * @param {string} options.origin
 * @param {Controls} options.controls
 * @param {Route[]} options.routes the first one that fits answers
 * @param {(exchange: Exchange, status: number) => void} options.answerTo what the system says with a status when it
 *   has nothing more particular to say
 * @param {(origin: string | undefined) => Record<string, string>} [options.cors] default: no CORS headers at all
 * @param {number} [options.refusedPreflight] default 403
 * @returns {Promise<{ close: () => Promise<void> }>}
 */
export function openSite({ name, origin, controls, routes, answerTo, cors = () => ({}), refusedPreflight = 403 }) {
  return listen({
    origin,
    async handle(request, response) {
      const exchange = createExchange(request, response, origin);
      note(controls, name, exchange);
      const allowed = cors(request.headers.origin);
      for (const [field, value] of Object.entries(allowed)) response.setHeader(field, value);

      const isPreflight = exchange.method === 'OPTIONS';
      if (isPreflight && 'Access-Control-Allow-Origin' in allowed) return exchange.answer({ status: 200 });
      const fault = controls.meet(name, exchange.url.pathname);
      if (fault === 'cut') return void request.socket.destroy();
      if (fault === 'hang') return;
      if (fault !== undefined) return answerTo(exchange, fault);
      if (isPreflight) return answerTo(exchange, refusedPreflight);

      const onPath = routes.filter(({ path }) => path.test(exchange.url.pathname));
      const route = onPath.find(({ methods }) => methods.includes(exchange.method));
      if (route === undefined) return answerTo(exchange, onPath.length > 0 ? 405 : 404);
      const [, ...parts] = route.path.exec(exchange.url.pathname) ?? [];
      try {
        await route.handle(exchange, parts.map(decode));
      } catch (error) {
        if (!isTooLarge(error)) throw error;
        answerTo(exchange, 413);
      }
    },
  });
}

/** @param {Controls} controls @param {string} site @param {Exchange} exchange */
function note({ requests }, site, { request, response, url, method, fields }) {
  if (method === 'OPTIONS') return;
  const { authorization, requestid: requestId } = request.headers;
  const seen = {
    site,
    method,
    path: url.pathname,
    query: withoutSecrets(url.searchParams),
    headerNames: Object.keys(request.headers),
    fields,
    authorization: authorization === undefined ? undefined : fingerprint(authorization),
    requestId: typeof requestId === 'string' ? requestId : undefined,
    status: 0,
    aborted: false,
  };
  requests.push(seen);
  response.on('close', () => {
    seen.status = response.headersSent ? response.statusCode : 0;
    seen.aborted = !response.writableFinished;
  });
}

/** @param {URLSearchParams} query */
function withoutSecrets(query) {
  const pairs = [...query].map(([name, value]) => [name, PLAIN.has(name) ? value : fingerprint(value)]);
  return pairs.length === 0 ? '' : `?${pairs.map((pair) => pair.join('=')).join('&')}`;
}

/** @param {string} part of a path */
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
