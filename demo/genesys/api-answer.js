/**
 * @typedef {import('../simulators/exchange.js').Exchange} Exchange
 */

/** @param {Exchange} exchange @param {number} status @param {unknown} body @param {Record<string, string>} [headers] */
export function answerJson(exchange, status, body, headers = {}) {
  exchange.answer({ status, type: 'application/json;charset=UTF-8', body: JSON.stringify(body), headers });
}

/**
 * The envelope of every endpoint of the authentication API but those of OAuth and userinfo. Codes of failures are not
 * documented: here they are the status.
 *
 * @param {Exchange} exchange
 * @param {number} status
 * @param {string} message
 */
export function answerStatus(exchange, status, message) {
  const of = { code: status === 200 ? 0 : status, message, detail: {} };
  answerJson(exchange, status, {
    status: of,
    data: {},
    errors: status === 200 ? [] : [{ status: of }],
    path: exchange.url.pathname,
  });
}

/**
 * CORS as a page needs it; which origins, headers and methods are an administrator's to list.
 *
 * @param {import('./settings.js').GenesysSettings} settings
 * @returns {(origin: string | undefined) => Record<string, string>}
 */
export const corsOf = (settings) => (origin) => {
  if (origin === undefined || !settings.allowedOrigins.includes(origin)) return {};
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': 'GET,POST,PUT,PATCH,DELETE',
    'Access-Control-Allow-Headers': 'authorization,content-type,x-api-key,x-csrf-token',
    'Access-Control-Expose-Headers': settings.exposedHeaders.join(','),
    'Access-Control-Max-Age': '600',
  };
};
