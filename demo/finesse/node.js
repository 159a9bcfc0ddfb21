import { fileURLToPath } from 'node:url';

import { openSite } from '../simulators/site.js';
import { sendFile } from '../web/static-files.js';
import { errorOf } from './api-errors.js';
import { answerXml, apiRoutes } from './api-routes.js';
import { update } from './cluster.js';
import { createBosh } from './notifications/bosh.js';
import { createXmppStream } from './notifications/xmpp-stream.js';
import { tokenRoutes } from './sso/token-routes.js';
import { systemInfoXml } from './system-info.js';

/**
 * @typedef {object} NodeAddresses
 * @property {string} primary origin
 * @property {string} secondary origin
 * @property {string} xmppDomain
 */

/**
 * One node of a Finesse: REST API, token service and notification service on one port, as from 12.6.
 *
 * @param {object} options
 * @param {'primary' | 'secondary'} options.name
 * @param {NodeAddresses} options.addresses
 * @param {import('./cluster.js').Cluster} options.cluster
 * @param {import('./settings.js').FinesseSettings} options.settings
 * @param {import('../simulators/controls.js').Controls} options.controls
 * @param {ReturnType<typeof import('./guard.js').createGuard>} options.guard
 * @param {import('./sso/tokens.js').Tokens} options.tokens
 * @param {ReturnType<typeof import('./sso/identity-service.js').createIdentityService>} options.service
 */
export async function openNode({ name, addresses, cluster, settings, controls, guard, tokens, service }) {
  const origin = addresses[name];
  let inService = !settings.outOfService.includes(name);
  const isInService = () => inService;
  const systemInfo = (/** @type {'SystemInfo' | 'systemInfo'} */ root = 'SystemInfo') =>
    systemInfoXml({ settings, addresses, inService, now: controls.clock.now(), root });

  const bosh = createBosh({
    domain: addresses.xmppDomain,
    inactivity: () => settings.boshInactivity,
    openStream: (send) =>
      createXmppStream({ host: name, domain: addresses.xmppDomain, guard, cluster, isInService, send }),
  });

  const site = await openSite({
    name,
    origin,
    controls,
    routes: [
      ...apiRoutes({ cluster, settings, guard, isInService, systemInfo }),
      ...tokenRoutes({ cluster, settings, tokens, service, baseOf: (exchange) => baseOf(exchange, origin, settings) }),
      bosh.route,
      ...fileRoutes(settings),
      desktopConfigRoute({ settings, addresses, name, isInService }),
    ],
    answerTo: (exchange, status) => answerXml(exchange, errorOf(status)),
    cors: (asking) => corsHeaders(asking, settings),
  });

  return {
    /**
     * Takes the node out of service, as when it loses the CTI server, or into it again. It goes on answering SystemInfo;
     * whoever listens to its notifications is told.
     *
     * @param {boolean} on
     */
    setInService(on) {
      inService = on;
      cluster.publish(update('/finesse/api/SystemInfo', systemInfo('systemInfo')), name);
      bosh.announce();
    },

    async close() {
      bosh.close();
      await site.close();
    },
  };
}

/**
 * @param {string | undefined} origin that asks
 * @param {import('./settings.js').FinesseSettings} settings
 * @returns {Record<string, string>}
 */
function corsHeaders(origin, { cors, allowedOrigins, allowedHeaders, exposedHeaders }) {
  if (cors === 'off') return {};
  if (origin === undefined || (cors === 'listed' && !allowedOrigins.includes(origin))) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': 'GET,POST,PUT,DELETE',
    'Access-Control-Allow-Headers': allowedHeaders.join(','),
    ...(exposedHeaders.length === 0 ? {} : { 'Access-Control-Expose-Headers': exposedHeaders.join(',') }),
  };
}

/**
 * @param {import('../simulators/exchange.js').Exchange} exchange
 * @param {string} origin
 * @param {import('./settings.js').FinesseSettings} settings
 */
function baseOf({ headers }, origin, { publicOrigins }) {
  const { 'x-forwarded-proto': scheme = 'http', 'x-forwarded-host': host } = headers;
  const forwarded = `${String(scheme)}://${String(host)}`;
  return publicOrigins.includes(forwarded) ? forwarded : origin;
}

const LOOK = ['../look', '../provider/look'].map((folder) => fileURLToPath(new URL(folder, import.meta.url)));

/** @param {import('./settings.js').FinesseSettings} settings @returns {import('../simulators/site.js').Route[]} */
export function fileRoutes(settings) {
  return [
    {
      methods: ['GET', 'HEAD'],
      path: /^\/(?:look|3rdpartygadget\/files)\//,
      async handle(exchange) {
        const { thirdPartyFiles } = settings;
        const files = thirdPartyFiles === undefined ? {} : { '/3rdpartygadget/files/': thirdPartyFiles };
        const mounts = { '/look/': LOOK, ...files };
        if (await sendFile(exchange.request, exchange.response, { mounts })) return;
        answerXml(exchange, errorOf(404));
      },
    },
  ];
}

/**
 * The Desktop Configuration object, where a test says it is.
 *
 * @param {object} options
 * @param {import('./settings.js').FinesseSettings} options.settings
 * @param {NodeAddresses} options.addresses
 * @param {'primary' | 'secondary'} options.name
 * @param {() => boolean} options.isInService
 * @returns {import('../simulators/site.js').Route}
 */
function desktopConfigRoute({ settings, addresses, name, isInService }) {
  return {
    methods: ['GET'],
    path: /^\/desktop\//,
    handle(exchange) {
      if (exchange.url.pathname !== settings.desktopConfigPath) return answerXml(exchange, errorOf(404));
      const other = name === 'primary' ? 'secondary' : 'primary';
      const body = JSON.stringify({
        deploymentType: settings.deployment,
        securityBannerMessage: '',
        systemStatus: isInService() ? 'IN_SERVICE' : 'OUT_OF_SERVICE',
        host: new URL(addresses[name]).host,
        isAlternateSystemAvailable: true,
        desktopLicensed: true,
        systemAuthMode: settings.authMode,
        enableMobileAgentLogin: 'true',
        isProxyRequest: false,
        redirectToAlternateHost: false,
        alternateHost: new URL(addresses[other]).host,
      });
      exchange.answer({ status: 200, type: 'application/json', body });
    },
  };
}
