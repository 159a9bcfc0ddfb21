/** @typedef {import('../simulators/exchange.js').Exchange} Exchange */

/**
 * How the server answers, whatever it is asked.
 *
 * @param {import('./settings.js').UnbluSettings} settings
 */
export function createAnswers(settings) {
  return {
    /** @param {Exchange} exchange @param {unknown} body @param {string[]} [cookies] */
    json(exchange, body, cookies = []) {
      const headers = cookies.length === 0 ? {} : { 'Set-Cookie': cookies };
      const type = 'application/json;charset=utf-8';
      exchange.answer({ status: 200, type, body: JSON.stringify(body), headers });
    },

    /** Nothing but cookies. @param {Exchange} exchange @param {string[]} cookies */
    empty(exchange, cookies) {
      exchange.answer({ status: 200, headers: { 'Set-Cookie': cookies } });
    },

    /** @param {Exchange} exchange @param {number} status @param {string[]} [cookies] */
    error(exchange, status, cookies = []) {
      const headers = cookies.length === 0 ? {} : { 'Set-Cookie': cookies };
      const bodies = {
        json: { type: 'application/json;charset=utf-8', body: JSON.stringify({ status, message: 'Request refused' }) },
        html: { type: 'text/html;charset=utf-8', body: `<html><body><h1>HTTP ERROR ${status}</h1></body></html>` },
        empty: {},
      };
      exchange.answer({ status, headers, ...bodies[settings.errorBody] });
    },

    /**
     * @param {string} name without its prefix
     * @param {string} value empty: the cookie is taken back
     * @param {string} path
     * @param {number} [maxAge] in seconds. Default: as long as the browser runs
     */
    cookie(name, value, path, maxAge) {
      const age = value === '' ? 0 : maxAge;
      // Browsers take `SameSite=None` with `Secure` alone.
      const site = settings.cookieSecureFlag ? 'SameSite=None; Secure' : 'SameSite=Lax';
      const life = age === undefined ? '' : `; Max-Age=${age}`;
      return `${settings.cookiePrefix}${name}=${value}; Path=${path}${life}; ${site}; HttpOnly`;
    },

    /** @param {string | undefined} origin @returns {Record<string, string>} */
    cors(origin) {
      if (origin === undefined || !settings.allowedOrigins.includes(origin)) return {};
      return {
        Vary: 'Origin',
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Allow-Methods': 'GET,POST,PUT,DELETE',
        'Access-Control-Allow-Headers': 'content-type,authorization',
        'Access-Control-Max-Age': '600',
      };
    },
  };
}
