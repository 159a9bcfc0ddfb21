import { randomUUID } from 'node:crypto';

import { answerJson } from './api-answer.js';

/**
 * @typedef {import('../simulators/exchange.js').Exchange} Exchange
 * @typedef {import('../simulators/site.js').Route} Route
 */

const NAME = 'X-CSRF-TOKEN';

/**
 * Genesys Web Services 8.5, as far as a session and its protection against forged requests go: a GET names the header and
 * its value, and whatever changes something has to bring both that and the cookie. Who brings no credential at all is let
 * in to what is open: a 200 proves nothing.
 *
 * @param {object} options
 * @param {import('./settings.js').GenesysSettings} options.settings
 * @param {import('./directory.js').Directory} options.directory
 * @returns {Route[]}
 */
export function webServices({ settings, directory }) {
  /** @type {Map<string, { username: string, csrf: string }>} */
  const sessions = new Map();

  /** @param {Exchange} exchange */
  const personOf = ({ headers }) => {
    const [, encoded = ''] = /^basic (\S+)$/i.exec(headers.authorization ?? '') ?? [];
    const [name = '', password] = Buffer.from(encoded, 'base64').toString('utf8').split(/:(.*)/s);
    const person = directory.find(name);
    return person?.password === password ? person : undefined;
  };

  return [
    {
      methods: ['GET'],
      path: /^\/api\/v2\/me$/,
      handle(exchange) {
        const known = sessions.get(exchange.cookie('JSESSIONID') ?? '');
        const username = known?.username ?? personOf(exchange)?.username;
        if (username === undefined) return answerJson(exchange, 401, { statusCode: 2 });
        const session = known ?? { username, csrf: randomUUID() };
        /** @type {Record<string, string | string[]>} */
        const headers = settings.csrf ? { 'X-CSRF-HEADER': NAME, 'X-CSRF-TOKEN': session.csrf } : {};
        if (known === undefined) {
          const id = randomUUID();
          sessions.set(id, session);
          headers['Set-Cookie'] = [`JSESSIONID=${id}; Path=/; HttpOnly`];
        }
        const body = JSON.stringify({ statusCode: 0, user: { userName: username } });
        exchange.answer({ status: 200, type: 'application/json;charset=UTF-8', body, headers });
      },
    },
    {
      methods: ['POST', 'PUT', 'DELETE'],
      path: /^\/api\/v2\/me$/,
      handle(exchange) {
        const session = sessions.get(exchange.cookie('JSESSIONID') ?? '');
        const isOwn =
          session !== undefined && (!settings.csrf || exchange.headers[NAME.toLowerCase()] === session.csrf);
        if (!isOwn) {
          return answerJson(exchange, 403, { statusCode: 2, statusMessage: 'Missing or invalid Csrf token' });
        }
        answerJson(exchange, 200, { statusCode: 0 });
      },
    },
    {
      methods: ['GET'],
      path: /^\/api\/v2\/diagnostics\/version$/,
      handle: (exchange) => answerJson(exchange, 200, { statusCode: 0, version: '8.5.202.96' }),
    },
  ];
}
