export const HTTP_BIND = 'http://jabber.org/protocol/httpbind';

/**
 * @typedef {object} BoshBody
 * @property {Record<string, string>} [attributes]
 * @property {string} [content] stanzas
 */

/**
 * @param {import('../../simulators/exchange.js').Exchange} exchange
 * @param {BoshBody} body
 */
export function answerBody(exchange, { attributes = {}, content = '' }) {
  const pairs = Object.entries({ xmlns: HTTP_BIND, ...attributes }).map(([name, value]) => `${name}="${value}"`);
  exchange.answer({
    status: 200,
    type: 'text/xml; charset=utf-8',
    body: `<body ${pairs.join(' ')}>${content}</body>`,
  });
}

/**
 * @param {string} [condition] why (XEP-0124, section 17.2)
 * @returns {BoshBody}
 */
export function terminate(condition) {
  return { attributes: { type: 'terminate', ...(condition === undefined ? {} : { condition }) } };
}
