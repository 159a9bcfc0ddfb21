import { createServers } from '../simulators/servers.js';
import { defineSimulator } from '../simulators/simulator.js';
import { openSite } from '../simulators/site.js';
import { FINESSE_AGENTS } from './agents.js';
import { errorOf } from './api-errors.js';
import { answerXml } from './api-routes.js';
import { createCluster } from './cluster.js';
import { createGuard } from './guard.js';
import { fileRoutes, openNode } from './node.js';
import { FINESSE_PATHS } from './paths.js';
import { CONNECTION_FAILURE } from './reason-codes.js';
import { finesseSettings } from './settings.js';
import { createIdentityProvider } from './sso/identity-provider.js';
import { createIdentityService } from './sso/identity-service.js';
import { createTokens } from './sso/tokens.js';

/**
 * Cisco Finesse 12.6 as its documents describe it: two nodes that share their agents, an Identity Service and an
 * identity provider, on four ports from `port` and on four sites.
 */
export const finesse = defineSimulator({
  name: 'finesse',
  title: 'Cisco Finesse',
  ports: 4,
  paths: FINESSE_PATHS,
  defaults: finesseSettings,
  open,
});

/** @param {import('../simulators/simulator.js').Opening<import('./settings.js').FinesseSettings>} options */
async function open({ port, settings, controls }) {
  const addresses = {
    primary: `http://finesse1.localhost:${port}`,
    secondary: `http://finesse2.localhost:${port + 1}`,
    xmppDomain: 'finesse1.localhost',
  };
  const serviceOrigin = `http://ids.localhost:${port + 2}`;
  const providerOrigin = `http://idp.localhost:${port + 3}`;
  const redirectUris = () =>
    [addresses.primary, addresses.secondary, ...settings.publicOrigins].map((base) => `${base}/desktop/sso/authcode`);

  const cluster = createCluster({ settings, controls });
  const tokens = await createTokens({ settings, clock: controls.clock, issuer: new URL(serviceOrigin).hostname });
  const guard = createGuard({ cluster, settings, controls, tokens });
  const provider = createIdentityProvider({
    origin: providerOrigin,
    consumer: `${serviceOrigin}/ids/saml/response`,
    settings,
  });
  const service = createIdentityService({
    origin: serviceOrigin,
    redirectUris,
    provider,
    settings,
    clock: controls.clock,
  });

  const agent = (/** @type {string} */ name) => {
    const found = cluster.find(name);
    if (found === undefined) throw new RangeError(`There is no agent ${name}.`);
    return found;
  };

  /** @param {string} [name] login name. Default: everyone */
  const endSingleSignOn = (name) => {
    service.endSessions(name);
    provider.endSessions(name);
    tokens.revoke(name);
  };

  const servers = createServers();
  /** @param {'primary' | 'secondary'} name */
  const startNode = (name) =>
    servers.add(openNode({ name, addresses, cluster, settings, controls, guard, tokens, service }));
  /** @param {string} name @param {string} origin @param {import('../simulators/site.js').Route[]} routes */
  const startPages = (name, origin, routes) =>
    servers.add(
      openSite({
        name,
        origin,
        controls,
        routes: [...routes, ...fileRoutes(settings)],
        answerTo: (exchange, status) => answerXml(exchange, errorOf(status)),
      }),
    );

  const nodes = { primary: await startNode('primary'), secondary: await startNode('secondary') };
  await startPages('ids', serviceOrigin, service.routes);
  await startPages('idp', providerOrigin, provider.routes);

  return {
    url: addresses.primary,
    agents: FINESSE_AGENTS,
    agent,
    reset() {
      cluster.reset();
      endSingleSignOn();
    },
    close: servers.close,
    more: {
      urls: { ...addresses, service: serviceOrigin, provider: providerOrigin },
      /** @param {'primary' | 'secondary'} name @param {boolean} on */
      setInService: (name, on) => nodes[name].setInService(on),
      /** Lets what has been held with `settings.events` come true now. */
      releaseEvents: cluster.releaseEvents,
      /** Changes an agent and tells whoever listens, as when a supervisor or the phone does. */
      change: (/** @type {string} */ name, /** @type {Parameters<typeof cluster.change>[1]} */ patch) =>
        cluster.change(agent(name), patch),
      /** Signs an agent out as Finesse does when a desktop has gone. @param {string} name */
      forceSignOut: (name) =>
        cluster.change(agent(name), { state: 'LOGOUT', reasonCodeId: CONNECTION_FAILURE, phone: '' }),
      /** Ends an agent's single sign-on: sessions and refresh tokens. Access tokens live on. @param {string} name */
      revoke: (name) => endSingleSignOn(agent(name).loginName),
    },
  };
}
