/**
 * Sends a page of the account under its policy: no script but the one that sends a form where the page says so, no
 * frame around it, and forms that lead only here or, through the redirect that follows, to the application.
 *
 * @param {import('koa').Context | import('oidc-provider').KoaContextWithOIDC} ctx
 * @param {object} options
 * @param {string} options.page
 * @param {readonly string[]} options.applications origins
 * @param {number} [options.status] default 200
 * @param {boolean} [options.runsScript] default false
 */
export function sendPage(ctx, { page, applications, status = 200, runsScript = false }) {
  ctx.status = status;
  ctx.type = 'text/html; charset=utf-8';
  ctx.set('Content-Security-Policy', pagePolicy({ applications, scripts: runsScript ? "'self'" : undefined }));
  ctx.set('Referrer-Policy', 'no-referrer');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Cache-Control', 'no-store');
  ctx.body = page;
}

/**
 * @param {object} options
 * @param {readonly string[]} options.applications
 * @param {string | undefined} options.scripts sources of `script-src`; undefined allows none
 */
export function pagePolicy({ applications, scripts }) {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    ...(scripts === undefined ? [] : [`script-src ${scripts}`]),
    `form-action ${["'self'", ...applications].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
