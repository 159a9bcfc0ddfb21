import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { html } from '../../web/html.js';
import { apiErrorsXml, errorOf } from '../api-errors.js';
import { CLIENT_ID } from './identity-service.js';
import { principal } from './tokens.js';

/**
 * @typedef {import('../../simulators/exchange.js').Exchange} Exchange
 * @typedef {import('./tokens.js').TokenPair} TokenPair
 */

const TEST_SCRIPT = readFileSync(new URL('look/test-result.js', import.meta.url));

/**
 * The token service of one node, as the documents show it:
 *
 * 1. `GET /desktop/sso/token?cc_username=…` sends the browser to the Identity Service, with a state of its own.
 * 2. `GET /desktop/sso/authcode?code=…&state=…` takes the code, and sends the browser back to step 1,
 * 3. which now answers the token as JSON, once.
 *
 * `POST /desktop/sso/token` refreshes. `GET /desktop/sso/test` takes the same way and tells the window that opened it.
 *
 * @param {object} options
 * @param {import('../cluster.js').Cluster} options.cluster
 * @param {import('../settings.js').FinesseSettings} options.settings
 * @param {import('./tokens.js').Tokens} options.tokens
 * @param {ReturnType<typeof import('./identity-service.js').createIdentityService>} options.service
 * @param {(exchange: Exchange) => string} options.baseOf origin by which the caller reaches the node
 * @returns {import('../../simulators/site.js').Route[]}
 */
export function tokenRoutes({ cluster, settings, tokens, service, baseOf }) {
  /** @type {Map<string, { name: string, target: string }>} */
  const started = new Map();
  /** @type {Map<string, { user: string, target: string }>} */
  const finished = new Map();
  const random = () => randomBytes(18).toString('base64url');

  /** @param {Exchange} exchange @param {number} status */
  const fail = (exchange, status) => {
    const error = errorOf(status);
    /** @type {Record<typeof settings.tokenErrors, { type: string, body: string }>} */
    const bodies = {
      html: {
        type: 'text/html; charset=utf-8',
        body: `<!doctype html><title>${status}</title><h1>HTTP Status ${status}</h1>`,
      },
      json: { type: 'application/json', body: JSON.stringify({ errorType: error.type, errorMessage: error.message }) },
      xml: { type: 'application/xml', body: String(apiErrorsXml(error)) },
    };
    exchange.answer({ status, ...bodies[settings.tokenErrors] });
  };

  /** @param {Exchange} exchange */
  const userName = (exchange) =>
    (settings.userNameInQuery ? exchange.url.searchParams.get('cc_username') : null) ??
    decodeURIComponent(exchange.cookie('cc_username') ?? '');

  /**
   * 400 for nobody, and where the system has no single sign-on; 401 for an agent who signs in with a password. Only the
   * numbers are documented, not which is for what.
   *
   * @param {string} name
   */
  const refusal = (name) => {
    if (name === '' || settings.authMode === 'NON_SSO') return 400;
    const agent = cluster.find(name);
    return agent !== undefined && cluster.modeOf(agent) !== 'SSO' ? 401 : undefined;
  };

  /** @param {Exchange} exchange @param {string} name @param {string} target */
  const toService = (exchange, name, target) => {
    const state = random();
    started.set(state, { name, target });
    const url = new URL(service.authorizeUrl);
    const redirectUri = `${baseOf(exchange)}/desktop/sso/authcode`;
    const query = { response_type: 'code', client_id: CLIENT_ID, redirect_uri: redirectUri, state };
    url.search = String(new URLSearchParams(name === '' ? query : { ...query, login_hint: name }));
    exchange.redirect(url, [cookie('ssostate', state)]);
  };

  /** @param {string} name @param {string} value */
  const cookie = (name, value) => `${name}=${value}; Path=/desktop/sso; HttpOnly; ${settings.cookieAttributes}`;

  /** What the code was redeemed for, the first time it is asked for. @param {Exchange} exchange */
  const take = (exchange) => {
    const key = exchange.cookie('ssoresult') ?? '';
    const result = finished.get(key);
    if (result?.target !== exchange.url.pathname + exchange.url.search) return undefined;
    finished.delete(key);
    return result.user;
  };

  /** @param {Exchange} exchange @param {string} name @param {TokenPair} pair @param {boolean} withRefreshToken */
  const answerTokens = (exchange, name, pair, withRefreshToken) => {
    const { searchParams: query } = exchange.url;
    const answer = {
      token: pair.token,
      ...(withRefreshToken ? { refresh_token: pair.refreshToken } : {}),
      expires_in: pair.expiresIn,
      ...(query.get('return_user') === 'no' ? {} : principal(name)),
    };
    exchange.answer({ status: 200, type: 'application/json', body: JSON.stringify(answer) });
  };

  /** @param {Exchange} exchange @param {{ refreshToken: string, token: string | undefined }} given */
  const refresh = async (exchange, given) => {
    const name = userName(exchange);
    if (name === '' || given.refreshToken === '' || given.token === '') return fail(exchange, 400);
    const pair = await tokens.refresh({ ...given, name: cluster.find(name)?.loginName ?? name });
    if (pair === undefined) return fail(exchange, 401);
    answerTokens(exchange, cluster.find(name)?.loginName ?? name, pair, settings.refreshTokenRenewed);
  };

  return [
    {
      methods: ['GET'],
      path: /^\/desktop\/sso\/token$/,
      async handle(exchange) {
        const { searchParams: query } = exchange.url;
        const given = query.get('refresh-token');
        if (given !== null) return refresh(exchange, { refreshToken: given, token: undefined });
        const name = userName(exchange);
        const status = refusal(name);
        if (status !== undefined) return fail(exchange, status);
        const user = take(exchange);
        if (user === undefined) return toService(exchange, name, exchange.url.pathname + exchange.url.search);
        // Whoever has signed in has to be the one whom the token was asked for.
        if ((cluster.find(name)?.loginName ?? name).toLowerCase() !== user) return fail(exchange, 401);
        answerTokens(exchange, user, await tokens.mint(user), query.get('return_refresh_token') === 'true');
      },
    },
    {
      methods: ['POST'],
      path: /^\/desktop\/sso\/token$/,
      async handle(exchange) {
        const form = await exchange.form();
        await refresh(exchange, { refreshToken: form.get('refresh-token') ?? '', token: form.get('token') ?? '' });
      },
    },
    {
      methods: ['GET'],
      path: /^\/desktop\/sso\/authcode$/,
      handle(exchange) {
        const { searchParams: query } = exchange.url;
        const state = query.get('state') ?? '';
        const transaction = started.get(state);
        if (transaction === undefined || exchange.cookie('ssostate') !== state) return fail(exchange, 400);
        started.delete(state);
        const user = service.redeem(query.get('code') ?? '', `${baseOf(exchange)}/desktop/sso/authcode`);
        if (user === undefined) return fail(exchange, 401);
        const key = random();
        finished.set(key, { user, target: transaction.target });
        exchange.redirect(transaction.target, [cookie('ssoresult', key)]);
      },
    },
    {
      methods: ['GET'],
      path: /^\/desktop\/sso\/test$/,
      handle(exchange) {
        const hasSso = settings.authMode !== 'NON_SSO';
        if (hasSso && take(exchange) === undefined) return toService(exchange, '', '/desktop/sso/test');
        const body = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Single sign-on test</title><script src="/desktop/sso/test.js" defer></script></head><body data-status="${hasSso ? 'true' : 'false'}" data-error="${hasSso ? '' : 'NO TOKEN'}"><h1>${hasSso ? 'Single sign-on works' : 'There is no single sign-on here'}</h1></body></html>`;
        exchange.answer({
          status: 200,
          type: 'text/html; charset=utf-8',
          body: String(body),
          headers: {
            'Set-Cookie': `ssotest=${hasSso ? 'true' : 'false'}; Path=/`,
            'Content-Security-Policy': "default-src 'none'; script-src 'self'; base-uri 'none'",
          },
        });
      },
    },
    {
      methods: ['GET'],
      path: /^\/desktop\/sso\/test\.js$/,
      handle: (exchange) => exchange.answer({ status: 200, type: 'text/javascript; charset=utf-8', body: TEST_SCRIPT }),
    },
  ];
}
