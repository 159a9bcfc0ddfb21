import { KEYCLOAK_TROUBLE, Refusal } from './refusal.js';
import { DEFAULT_TENANT } from './settings.js';

/**
 * @typedef {import('../simulators/exchange.js').Exchange} Exchange
 * @typedef {import('../simulators/site.js').Route} Route
 * @typedef {import('./gateway.js').Access} Access
 * @typedef {import('./realm.js').Realm} Realm
 * @typedef {keyof typeof KEYCLOAK_TROUBLE} Trouble
 */

/**
 * Every route behind the gateway: the endpoints for agents under both of their names, refresh, the public settings, and
 * services that a token is needed for.
 *
 * @param {object} options
 * @param {import('./settings.js').ExpertflowSettings} options.settings
 * @param {import('./agent-routes.js').Endpoint[]} options.endpoints
 * @param {ReturnType<typeof import('./gateway.js').createGateway>} options.gateway
 * @param {(name: string) => Realm | undefined} options.realmOf
 * @param {import('./tokens.js').Tokens} options.tokens
 * @param {{ with: Trouble | undefined }} options.trouble
 * @returns {Route[]}
 */
export function expertflowRoutes({ settings, endpoints, gateway, realmOf, tokens, trouble }) {
  /** @param {Exchange} exchange @param {number} status @param {unknown} body */
  const answer = (exchange, status, body) =>
    typeof body === 'string'
      ? exchange.answer({ status, type: 'text/html; charset=utf-8', body })
      : exchange.answer({ status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) });

  /** @param {Exchange} exchange @param {Refusal} refusal */
  const answerRefusal = (exchange, { kind, status, body }) => {
    if (kind === 'plain') return answer(exchange, status, body);
    if (kind === 'two-factor') {
      const statuses = { own: status, ok: 200, 'server-error': 500 };
      return answer(exchange, statuses[settings.twoFactorErrorStatus], body);
    }
    const { reason } = /** @type {{ reason: string }} */ (body['error_detail']);
    const envelopes = { nested: { error: body }, flat: body, msg: { statusCode: status, msg: reason } };
    return answer(exchange, settings.loginErrorStatus === 'own' ? status : 200, envelopes[settings.loginErrors]);
  };

  /** @param {Access} access @param {Route} route @returns {Route} */
  const behindGateway = (access, { handle, ...route }) => ({
    ...route,
    async handle(exchange, parts) {
      if (!(await gateway.lets(exchange, access))) return;
      try {
        await handle(exchange, parts);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        answerRefusal(exchange, error);
      }
    },
  });

  /**
   * The realm that the request names, in its header, its body or its query, or else the default one.
   *
   * @param {Exchange} exchange
   * @param {Record<string, unknown>} body
   */
  const readRealm = ({ headers, url }, body) => {
    if (trouble.with !== undefined) throw KEYCLOAK_TROUBLE[trouble.with]();
    const named =
      headers['tenantid'] ?? body['tenantId'] ?? body[settings.fields.realm] ?? url.searchParams.get('tenantId');
    const realm = realmOf(typeof named === 'string' && named !== '' ? named : DEFAULT_TENANT);
    if (realm === undefined) throw KEYCLOAK_TROUBLE.realm();
    return realm;
  };

  /** @param {Exchange} exchange */
  const readBody = async (exchange) => {
    if (exchange.method === 'GET') return Object.fromEntries(exchange.url.searchParams);
    const body = await exchange.json();
    if (body === undefined) throw new Refusal('plain', 400, { statusCode: 400, msg: 'The request is not valid JSON.' });
    return body;
  };

  /** @type {Route[]} */
  const forAgents = endpoints.map(({ method, name, access, adapters, handle }) =>
    behindGateway(access, {
      methods: [method],
      path: name === 'login' ? LOGIN : new RegExp(`^/(?:agent-manager/agent|unified-admin/keycloakLogin)/${name}$`),
      async handle(exchange) {
        const body = await readBody(exchange);
        const realm = readRealm(exchange, body);
        if (!adapters.includes(realm.settings.adapter)) return gateway.answerTo(exchange, 404);
        const data = await handle({
          exchange,
          realm,
          body,
          field(name) {
            const value = body[settings.fields[name]];
            return typeof value === 'string' ? value : '';
          },
        });
        const isWrapped = name === 'login' || name === 'validate-otp' || settings.otherAnswers === 'data';
        answer(exchange, 200, isWrapped ? { statusCode: 200, data } : data);
      },
    }),
  );

  return [
    ...forAgents,
    behindGateway('open', {
      methods: ['POST'],
      path: /^\/(?:agent-manager\/agent|unified-admin\/keycloakLogin)\/refresh-token$/,
      async handle(exchange) {
        const body = await readBody(exchange);
        if (trouble.with !== undefined) throw KEYCLOAK_TROUBLE[trouble.with]();
        const accessToken = await tokens.refresh(String(body[settings.fields.refreshToken] ?? ''));
        const data = { status: 200, access_token: accessToken };
        answer(exchange, 200, { task: 'refreshToken', msg: 'ok', statusCode: 200, data });
      },
    }),
    ...publicRoutes(answer).map((route) => behindGateway('open', route)),
    {
      methods: ['GET'],
      path: /^\/auth\/realms\/([^/]+)\/protocol\/openid-connect\/certs$/,
      handle(exchange, [name = '']) {
        if (realmOf(name) === undefined) return answer(exchange, 404, { error: 'Realm does not exist' });
        answer(exchange, 200, tokens.keys);
      },
    },
    behindGateway('secured', {
      methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      path: /^\/(?:ccm|agent-manager)\//,
      async handle(exchange) {
        const { method, url } = exchange;
        // Without a gateway in front that asks, a service answers whomever.
        if (!url.pathname.startsWith('/ccm/')) return answer(exchange, 404, { statusCode: 404, msg: 'Not Found' });
        answer(exchange, 200, { method, path: url.pathname });
      },
    }),
  ];
}

const LOGIN = /^\/(?:agent-manager\/agent\/login|unified-admin\/keycloakLogin)$/;

/**
 * Settings that anyone may read.
 *
 * @param {(exchange: Exchange, status: number, body: unknown) => void} answer
 * @returns {Route[]}
 */
function publicRoutes(answer) {
  const desk = {
    isFileSharingEnabled: true,
    isEmojisEnabled: true,
    isConversationParticipantsEnabled: true,
    isMessageFormattingEnabled: false,
    isOutboundSmsEnabled: true,
    isOutboundSmsSendandClose: false,
    isAutoAnswerEnabled: false,
    prefixCode: '+31',
  };
  return [
    {
      methods: ['GET'],
      path: /^\/unified-admin\/agent-desk-settings$/,
      handle: (exchange) => answer(exchange, 200, [desk]),
    },
    {
      methods: ['GET'],
      path: /^\/unified-admin\/locale-setting$/,
      handle: (exchange) => answer(exchange, 200, [{ supportedLanguages: ['en', 'de', 'fr', 'ar'] }]),
    },
    {
      methods: ['GET'],
      path: /^\/ccm\/widget-configs\/([^/]+)$/,
      handle(exchange, [id = '']) {
        // The identifier counts with its capitals.
        if (id !== 'Northwind') return answer(exchange, 404, { statusCode: 404, msg: 'Not Found' });
        answer(exchange, 200, {
          id: '1',
          widgetIdentifier: id,
          theme: '#3b52d9',
          title: 'Northwind',
          subTitle: 'Customer service',
          enableFontResize: true,
          enableEmoji: true,
          enableFileTransfer: false,
          enableDynamicLink: false,
          enableDownloadTranscript: true,
          customerReconnectTime: 60,
          language: { code: 'en', policy: 'fixed' },
          webRtcConfig: {},
        });
      },
    },
  ];
}
