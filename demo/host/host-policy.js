/**
 * The policy the host page runs under: scripts, styles and workers from its own origin, no plug-in, no `<base>`,
 * no string that becomes script; frames only from the gadgets' origin, requests only to the provider and the
 * services that gadgets are granted.
 *
 * @param {object} options
 * @param {import('../addresses.js').DemoUrls} options.urls
 * @param {readonly string[]} [options.systems] more origins that a backend may call
 * @param {boolean} options.fromCdn where the bundle comes from another origin, that origin may run scripts and a
 *   worker may start from a blob and import from there, since a worker's first script must be of the page's own origin
 *   and what it imports is governed by `worker-src`
 */
export function hostPolicy({ urls, fromCdn, systems = [] }) {
  return [
    fromCdn ? `script-src 'self' ${urls.cdn}` : "script-src 'self'",
    "style-src 'self'",
    fromCdn ? `worker-src 'self' blob: ${urls.cdn}` : "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    `frame-src ${urls.gadgets}`,
    ['connect-src', "'self'", urls.login, urls.orders, ...systems].join(' '),
    "frame-ancestors 'none'",
  ].join('; ');
}
