import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';

import { exportJWK, generateKeyPair } from 'jose';

import { listen } from '../web/listen.js';
import { sendFile } from '../web/static-files.js';
import { createClock } from './clock.js';
import { createEntryStore } from './entry-store.js';
import { interactionRoutes } from './interaction-routes.js';
import { errorPage } from './pages/error-page.js';
import { pagePolicy, sendPage } from './pages/send-page.js';
import { providerSettings } from './provider-settings.js';
import { createTokenWatch } from './token-watch.js';

/**
 * @typedef {object} ProviderSettings may be changed between requests
 * @property {number} accessTokenTtl in seconds. Default 300
 * @property {number} refreshTokenTtl in seconds. Default 8 hours
 *
 * @typedef {object} Outage
 * @property {number} [status] default 503
 * @property {boolean} [cors] false: scripts see a network error, as behind a gateway that knows no CORS. Default true
 */

const LOOK = ['../look', 'look'].map((folder) => fileURLToPath(new URL(folder, import.meta.url)));

/**
 * Starts the OpenID provider.
 *
 * @param {object} options
 * @param {import('../addresses.js').DemoUrls} options.urls
 * @param {readonly string[]} options.redirectUris
 * @param {Partial<ProviderSettings>} [options.settings]
 */
export async function startProvider({ urls, redirectUris, settings: given = {} }) {
  /** @type {ProviderSettings} */
  const settings = { accessTokenTtl: 300, refreshTokenTtl: 8 * 3600, ...given };
  const applications = [...new Set(redirectUris.map((uri) => new URL(uri).origin))];
  const back = `${urls.desk}/`;
  const clock = createClock();
  const store = createEntryStore();
  const watch = createTokenWatch();
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: randomBytes(6).toString('hex') };

  const { Provider, errors } = await importProvider();
  const cookieKey = randomBytes(32).toString('base64url');
  const options = { urls, redirectUris, applications, settings, clock, adapter: store.adapter, jwk, cookieKey, errors };
  const provider = new Provider(urls.login, providerSettings(options));
  // Every ID token carries the session's id; the provider alone would add it only for back-channel sign-out.
  provider.Client.prototype.includeSid = () => true;
  provider.on('server_error', (_ctx, error) => console.error('provider:', error));

  provider.use(async (ctx, next) => {
    // The provider adds the hash of its own script to this where it sends a form by itself.
    ctx.set('Content-Security-Policy', pagePolicy({ applications, scripts: "'self'" }));
    await next();
    if (ctx.status === 404 && !ctx.body)
      sendPage(ctx, { page: errorPage({ code: 'not_found', back }), applications, status: 404 });
  });
  provider.use(async (ctx, next) => {
    await next();
    if (!hasContext(ctx) || ctx.oidc.route !== 'token') return;
    const tokens = /** @type {{ id_token?: string } | undefined} */ (ctx.body);
    if (tokens?.id_token) tokens.id_token = await clock.shiftToken(tokens.id_token, privateKey);
    watch.note(ctx);
  });
  provider.use(interactionRoutes({ provider, applications, back }));

  /** @type {Outage | undefined} */
  let outage;
  const answer = provider.callback();
  const host = new URL(urls.login).host;
  const server = await listen({
    origin: urls.login,
    async handle(request, response) {
      if (outage !== undefined) return sendOutage(response, outage);
      if (await sendFile(request, response, { mounts: { '/look/': LOOK } })) return;
      // Every URL the provider makes is on its issuer, whatever loopback name the caller used.
      request.headers.host = host;
      await answer(request, response);
    },
  });

  return {
    issuer: urls.login,
    settings,
    clock,
    /** Every request to the token endpoint, oldest first; secrets only as fingerprints. */
    tokenRequests: watch.requests,
    /** How often a refresh token was presented that had been redeemed before. */
    get refreshReuse() {
      return watch.reuse;
    },
    /**
     * Takes the provider down, or up again.
     *
     * @param {boolean} on
     * @param {Outage} [how]
     */
    outage(on, how = {}) {
      outage = on ? how : undefined;
    },
    /** Ends every session, grant and refresh token of an agent. Access tokens out there live on. @param {string} sub */
    revokeAll: (sub) => store.forgetAgent(sub),
    close: server.close,
  };
}

/**
 * A context that one of the provider's own routes has handled.
 *
 * @param {import('koa').Context} ctx
 * @returns {ctx is import('oidc-provider').KoaContextWithOIDC}
 */
function hasContext(ctx) {
  return ctx.oidc !== undefined;
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {Outage} outage
 */
function sendOutage(response, { status = 503, cors = true }) {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    ...(cors ? { 'Access-Control-Allow-Origin': '*' } : {}),
  });
  response.end('The service is not available now.\n');
}

/** Imports the provider without its remark that it would rather run on a newer Node; it runs on 20 as well. */
async function importProvider() {
  const { warn } = console;
  console.warn = (...words) => {
    if (!String(words[0]).includes('Unsupported runtime')) warn(...words);
  };
  try {
    return await import('oidc-provider');
  } finally {
    console.warn = warn;
  }
}
