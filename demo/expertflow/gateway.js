import * as gateway from '../orders/gateway-answers.js';

/**
 * @typedef {import('../simulators/exchange.js').Exchange} Exchange
 *
 * @typedef {'open' | 'unlisted' | 'secured'} Access `open`: among the published exceptions; `unlisted`: an operator has
 *   to add it to them; `secured`: needs a token and a permission
 */

/** Who may do what on which path: one resource a path, verbs as scopes (components secured with authorization). */
const RESOURCES = [
  {
    path: /^\/agent-manager\//,
    scopes: { GET: everyone(), POST: everyone(), PUT: ['admin'], PATCH: ['admin'], DELETE: ['admin'] },
  },
  { path: /^\/ccm\//, scopes: { GET: everyone(), POST: ['admin'] } },
];

/**
 * The gateway in front of the services, APISIX 3.11 with `openid-connect` and `authz-keycloak`. As it is published, it
 * asks for nothing.
 *
 * @param {object} options
 * @param {import('./settings.js').ExpertflowSettings} options.settings
 * @param {import('./tokens.js').Tokens} options.tokens
 */
export function createGateway({ settings, tokens }) {
  /** @param {string | undefined} origin */
  const cors = (origin) => {
    if (origin === undefined || !settings.allowedOrigins.includes(origin)) return {};
    return {
      Vary: 'Origin',
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Methods': 'GET,POST,PUT,PATCH,DELETE',
      'Access-Control-Allow-Headers': 'authorization,content-type,tenantid',
      'Access-Control-Expose-Headers': 'www-authenticate',
      'Access-Control-Max-Age': '600',
    };
  };

  /**
   * @param {Exchange} exchange
   * @returns {Promise<gateway.Answer | undefined>} undefined lets the request through
   */
  const refusalOf = async ({ headers, method, url }) => {
    const { introspection, permissions, requiredScopes, queryCounts } = settings.gateway;
    const [scheme = '', token, ...more] = (headers.authorization ?? '').split(' ');
    if (headers.authorization !== undefined && (token === undefined || more.length > 0)) return badRequest();
    if (!/^bearer$/i.test(scheme) || token === undefined) return gateway.unauthorized();
    // A gateway that cannot ask says the same as of a bad token.
    if (introspection === 'down') return gateway.unauthorized('connection refused');
    const claims = await tokens.verify(token).catch(() => undefined);
    if (claims === undefined) return gateway.unauthorized('invalid token');
    const scopes = claims.scope.split(' ');
    const missing = requiredScopes.filter((scope) => !scopes.includes(scope));
    if (missing.length > 0) return withBody(403, { error: `required scopes ${missing.join(', ')} not present` });

    if (permissions === 'down') return gateway.unavailable();
    const resource = RESOURCES.find(({ path }) => path.test(url.pathname));
    if (resource === undefined || (queryCounts && url.search !== '')) return denied();
    const roles = /** @type {Record<string, string[]>} */ (resource.scopes)[method];
    if (roles === undefined) {
      return withBody(400, {
        error: 'invalid_scope',
        error_description: `One of the given scopes [${method}] is invalid`,
      });
    }
    return roles.some((role) => claims.realm_access.roles.includes(role)) ? undefined : denied();
  };

  const denied = () => {
    const { deniedRedirect } = settings.gateway;
    if (deniedRedirect === undefined) return gateway.forbidden();
    const answer = gateway.forbidden();
    return {
      ...answer,
      status: 307,
      reason: 'Temporary Redirect',
      headers: { ...answer.headers, Location: deniedRedirect },
    };
  };

  return {
    cors,

    /**
     * @param {Exchange} exchange
     * @param {Access} access
     * @returns {Promise<boolean>} false: the gateway has answered
     */
    async lets(exchange, access) {
      const { auth, exceptions } = settings.gateway;
      const isExcepted = access === 'open' || (access === 'unlisted' && exceptions === 'complete');
      const refusal = auth && !isExcepted ? await refusalOf(exchange) : undefined;
      if (refusal !== undefined) gateway.sendAnswer(exchange.response, refusal, {});
      return refusal === undefined;
    },

    /** What the gateway says where no service has a say. @param {Exchange} exchange @param {number} status */
    answerTo(exchange, status) {
      const answers = {
        401: gateway.unauthorized,
        404: gateway.noRoute,
        502: gateway.badGateway,
        503: gateway.unavailable,
      };
      // Without CORS on the route, the preflight itself needs a token.
      const isLocked = exchange.method === 'OPTIONS' && settings.gateway.auth;
      const answer = isLocked ? gateway.unauthorized : answers[/** @type {keyof typeof answers} */ (status)];
      if (answer !== undefined) return gateway.sendAnswer(exchange.response, answer(), {});
      const body = JSON.stringify({ statusCode: status, msg: 'The request failed' });
      return exchange.answer({ status, type: 'application/json; charset=utf-8', body });
    },
  };
}

/** The roles of people who work at a desk. */
function everyone() {
  return ['agent', 'supervisor', 'admin'];
}

/** An `Authorization` of one word. */
function badRequest() {
  const { headers, body: page, ...answer } = gateway.unauthorized();
  delete headers['WWW-Authenticate'];
  const body = page.replaceAll('401 Authorization Required', '400 Bad Request');
  headers['Content-Length'] = String(body.length);
  return { ...answer, headers, status: 400, reason: 'Bad Request', body };
}

/** JSON that is not said to be JSON. @param {400 | 403} status @param {object} body */
function withBody(status, body) {
  const reason = status === 400 ? 'Bad Request' : 'Forbidden';
  return { ...gateway.forbidden(), status, reason, body: JSON.stringify(body) };
}
