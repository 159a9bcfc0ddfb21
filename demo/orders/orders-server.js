import { loopbackUrl } from '../addresses.js';
import { fingerprint } from '../web/fingerprint.js';
import { listen } from '../web/listen.js';
import { createBearerCheck } from './bearer-check.js';
import * as gateway from './gateway-answers.js';
import { createOrderBook } from './order-book.js';
import { orderRoutes } from './order-routes.js';
import { probeRoutes } from './probe-routes.js';

/** A token that expired longer ago than this is refused at the first step, in milliseconds. */
const GRACE = 120_000;

/**
 * @typedef {object} OrdersSettings may be changed between requests
 * @property {'400' | '401'} expiredAs how a token that expired less than 120 s ago is refused. Default `401`
 * @property {string[]} allowedOrigins origins that may read the answers (CORS)
 *
 * @typedef {object} SeenRequest
 * @property {string} method
 * @property {string} path
 * @property {string} query with its `?`, or empty
 * @property {string[]} headerNames in lower case
 * @property {string | undefined} authorization fingerprint of the whole field value
 * @property {number} status 0 until answered
 * @property {boolean} aborted the reader went before the end
 *
 * @typedef {400 | 401 | 403 | 502 | 503} Fault
 */

/**
 * The third-party service behind its gateway. A request goes through these steps, in this order:
 *
 * 1. a route for method and path, or 404 without CORS headers;
 * 2. a preflight is answered before any authentication;
 * 3. the bearer token, unless the route asks for none: 401, or 400 for a fresh expiry;
 * 4. the scope: 403;
 * 5. the service itself.
 *
 * @param {object} options
 * @param {import('../addresses.js').DemoUrls} options.urls
 * @param {() => Date} options.now the provider's clock
 * @param {import('./bearer-check.js').TokenIssuer} [options.issuer] default the demo's own provider
 * @param {Partial<OrdersSettings>} [options.settings]
 */
export async function startOrders({ urls, now, issuer = ownProvider(urls), settings: given = {} }) {
  /** @type {OrdersSettings} */
  const settings = { expiredAs: '401', allowedOrigins: [urls.desk], ...given };
  /** @type {SeenRequest[]} */
  const requests = [];
  /** @type {Fault[]} */
  const faults = [];
  const check = createBearerCheck({ issuer, audience: urls.orders, now });
  const routes = [...probeRoutes({ elsewhere: `${urls.cdn}/elsewhere` }), ...orderRoutes(createOrderBook(now))];

  /**
   * @param {string | undefined} authorization
   * @param {string} scope
   * @returns {Promise<gateway.Answer | { name: string }>}
   */
  const admit = async (authorization, scope) => {
    const verdict = await check(authorization);
    if (verdict.kind === 'absent') return gateway.unauthorized();
    if (verdict.kind === 'expired' && settings.expiredAs === '400' && now().getTime() - verdict.at.getTime() <= GRACE) {
      return gateway.expiredGrant();
    }
    if (verdict.kind !== 'valid') return gateway.unauthorized(verdict.description);
    return verdict.scopes.has(scope) ? { name: verdict.name } : gateway.forbidden(scope);
  };

  const server = await listen({
    origin: urls.orders,
    async handle(request, response) {
      const { origin, authorization } = request.headers;
      const url = new URL(request.url ?? '/', urls.orders);
      if (request.method !== 'OPTIONS') requests.push(watch(request, response, url));

      const cors = gateway.corsHeaders({ origin, allowedOrigins: settings.allowedOrigins });
      const onPath = routes.filter((route) => route.path.test(url.pathname));
      const isPreflight = request.method === 'OPTIONS' && onPath.length > 0;
      if (isPreflight) return gateway.sendAnswer(response, gateway.preflight(), cors);
      const route = onPath.find(({ methods }) => methods.includes(request.method ?? ''));
      if (route === undefined) return gateway.sendAnswer(response, gateway.noRoute(), cors);

      const fault = faults.shift();
      if (fault !== undefined) return gateway.sendAnswer(response, answerTo(fault, route.scope), cors);
      const admitted = route.scope === undefined ? { name: '' } : await admit(authorization, route.scope);
      if ('status' in admitted) return gateway.sendAnswer(response, admitted, cors);

      const [, ...parts] = route.path.exec(url.pathname) ?? [];
      await route.handle({ request, response, url, parts, agent: admitted.name, headers: cors });
    },
  });

  return {
    settings,
    /** Every request but preflights, oldest first. */
    requests,
    /**
     * Answers the next requests with a fault of the gateway instead of looking at them.
     *
     * @param {Fault} status
     * @param {number} [times] default 1
     */
    failNext: (status, times = 1) => faults.push(...Array.from({ length: times }, () => status)),
    close: server.close,
  };
}

/** @param {import('../addresses.js').DemoUrls} urls */
const ownProvider = ({ login }) => ({ authority: login, keys: loopbackUrl(`${login}/jwks`), algorithm: 'ES256' });

/**
 * @param {Fault} status
 * @param {string | undefined} scope
 */
function answerTo(status, scope) {
  if (status === 401) return gateway.unauthorized('invalid token');
  if (status === 400) return gateway.expiredGrant();
  if (status === 403) return gateway.forbidden(scope);
  return status === 502 ? gateway.badGateway() : gateway.unavailable();
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {URL} url
 * @returns {SeenRequest}
 */
function watch(request, response, url) {
  const { authorization } = request.headers;
  const seen = {
    method: request.method ?? '',
    path: url.pathname,
    query: url.search,
    headerNames: Object.keys(request.headers),
    authorization: authorization === undefined ? undefined : fingerprint(authorization),
    status: 0,
    aborted: false,
  };
  response.on('close', () => {
    seen.status = response.statusCode;
    seen.aborted = !response.writableFinished;
  });
  return seen;
}
