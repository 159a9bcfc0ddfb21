import { randomBytes } from 'node:crypto';

import { answerJson, answerStatus } from './api-answer.js';
import { asJwt, openIdUserInfo, userInfo } from './userinfo.js';

/**
 * @typedef {import('../simulators/exchange.js').Exchange} Exchange
 * @typedef {import('../simulators/site.js').Route} Route
 */

/** The cookie of the sign-in pages. Its name is not documented. */
export const SESSION_COOKIE = 'GENESYS_AUTH';

/**
 * The endpoints of `/auth/v3` but those of OAuth.
 *
 * @param {object} options
 * @param {import('./settings.js').GenesysSettings} options.settings
 * @param {import('./directory.js').Directory} options.directory
 * @param {import('./tokens.js').Tokens} options.tokens
 * @param {() => Date} options.now
 * @returns {Route[]}
 */
export function engageApi({ settings, directory, tokens, now }) {
  const key = randomBytes(32);

  /** @param {Exchange} exchange */
  const readData = async (exchange) => {
    const data = (await exchange.json())?.['data'];
    const members = /** @type {Record<string, unknown>} */ (typeof data === 'object' && data !== null ? data : {});
    return (/** @type {string} */ name) => {
      const value = members[name];
      return typeof value === 'string' ? value : '';
    };
  };

  /** @param {(exchange: Exchange, held: import('./tokens.js').Held) => void | Promise<void>} handle @returns {Route['handle']} */
  const withToken = (handle) => (exchange) => {
    const held = tokens.bearer(exchange.headers.authorization);
    if (held === undefined) return answerJson(exchange, 401, { error: 'invalid_token' });
    return handle(exchange, held);
  };

  /** @param {string} name @param {string} method @param {Route['handle']} handle @returns {Route} */
  const route = (name, method, handle) => ({ methods: [method], path: new RegExp(`^/auth/v3/${name}$`), handle });

  return [
    route('auth-scheme', 'POST', async (exchange) => {
      const text = await readData(exchange);
      if (text('userName') === '') return answerStatus(exchange, 400, 'userName is missing');
      const person = directory.find(text('userName'), text('tenant'));
      // Whoever does not exist signs in like most, so that nobody learns who does.
      const isAsked = person?.signOn === 'sso' || settings.twoFactor.generator !== 'off';
      answerJson(exchange, 200, { status: { code: 0 }, data: { scheme: isAsked ? settings.ssoScheme : 'basic' } });
    }),

    route(
      'change-password',
      'POST',
      withToken(async (exchange, { person }) => {
        const text = await readData(exchange);
        const given = { oldPassword: text('oldPassword'), newPassword: text('newPassword') };
        const isDone = directory.changePassword(person, given);
        answerStatus(exchange, isDone ? 200 : 403, isDone ? '' : 'Unable to update password');
      }),
    ),

    route(
      'userinfo',
      'GET',
      withToken((exchange, { person }) =>
        answerJson(exchange, 200, userInfo(settings, directory.companyOf(person), person)),
      ),
    ),
    route(
      'openid/userinfo',
      'GET',
      withToken((exchange, { person, clientId }) =>
        answerJson(exchange, 200, openIdUserInfo(settings, directory.companyOf(person), person, clientId)),
      ),
    ),
    route(
      'jwt-userinfo',
      'GET',
      withToken(async (exchange, { person }) => {
        const claims = userInfo(settings, directory.companyOf(person), person);
        exchange.answer({ status: 200, headers: { 'X-GWS-User': await asJwt(claims, key, now()) } });
      }),
    ),

    route('ping', 'GET', (exchange) => {
      const isSignedIn = tokens.session(exchange.cookie(SESSION_COOKIE)) !== undefined;
      answerStatus(exchange, isSignedIn ? 200 : 403, isSignedIn ? '' : 'Not signed in');
    }),

    {
      methods: ['GET', 'POST'],
      path: /^\/auth\/v3\/sign-out$/,
      async handle(exchange) {
        const { url, headers, method } = exchange;
        const form = method === 'POST' ? await exchange.form() : new URLSearchParams();
        const held = tokens.bearer(headers.authorization);
        const isGlobal = (url.searchParams.get('global') ?? form.get('global')) === 'true';
        if (isGlobal && held !== undefined) tokens.end(held.person);
        tokens.revoke(headers.authorization);
        tokens.closeSession(exchange.cookie(SESSION_COOKIE));
        const target = url.searchParams.get('redirect_uri');
        const known = Object.values(settings.clients).flatMap(({ redirectUris }) => redirectUris);
        if (method === 'GET' && target !== null && known.includes(target)) {
          return exchange.redirect(target, [`${SESSION_COOKIE}=; Path=/auth; Max-Age=0`]);
        }
        answerStatus(exchange, 200, '');
      },
    },
  ];
}
