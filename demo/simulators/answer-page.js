/**
 * Sends a page that no other site may frame and that sends forms only where it says.
 *
 * @param {import('./exchange.js').Exchange} exchange
 * @param {object} options
 * @param {string} options.page
 * @param {readonly string[]} options.leadsTo origins that the page's form leads to, redirects included
 * @param {number} [options.status] default 200
 * @param {string[]} [options.cookies]
 */
export function answerPage(exchange, { page, leadsTo, status = 200, cookies = [] }) {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    "script-src 'self'",
    `form-action ${["'self'", ...leadsTo].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  exchange.answer({
    status,
    type: 'text/html; charset=utf-8',
    body: page,
    headers: {
      'Content-Security-Policy': policy.join('; '),
      'Referrer-Policy': 'no-referrer',
      'X-Frame-Options': 'DENY',
      'Set-Cookie': cookies,
    },
  });
}
