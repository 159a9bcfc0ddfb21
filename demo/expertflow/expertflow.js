import { defineSimulator } from '../simulators/simulator.js';
import { openSite } from '../simulators/site.js';
import { agentEndpoints } from './agent-routes.js';
import { EXPERTFLOW_AGENTS } from './agents.js';
import { createGateway } from './gateway.js';
import { EXPERTFLOW_PATHS } from './paths.js';
import { createRealms } from './realm.js';
import { expertflowRoutes } from './routes.js';
import { DEFAULT_TENANT, expertflowSettings } from './settings.js';
import { createSignIn } from './sign-in.js';
import { createTokens } from './tokens.js';
import { createTwoFactor } from './two-factor.js';

/**
 * Expertflow CX as its documents and its published library describe it: agent-manager and unified-admin behind their
 * gateway, on one port, for several tenants.
 */
export const expertflow = defineSimulator({
  name: 'expertflow',
  title: 'Expertflow CX',
  ports: 1,
  paths: EXPERTFLOW_PATHS,
  defaults: expertflowSettings,
  open,
});

/** @param {import('../simulators/simulator.js').Opening<import('./settings.js').ExpertflowSettings>} options */
async function open({ port, settings, controls, post }) {
  const url = `http://expertflow.localhost:${port}`;
  const { now } = controls.clock;
  const realms = createRealms(settings, now);
  const tokens = await createTokens({ origin: url, clock: controls.clock });
  const signIn = createSignIn({ tokens, now });
  const twoFactor = createTwoFactor({ post, now });
  const gateway = createGateway({ settings, tokens });
  /** @type {{ with: import('./routes.js').Trouble | undefined }} */
  const trouble = { with: undefined };

  const endpoints = agentEndpoints({ settings, signIn, twoFactor, tokens, now });
  const site = await openSite({
    name: 'gateway',
    origin: url,
    controls,
    routes: expertflowRoutes({ settings, endpoints, gateway, realmOf: realms.find, tokens, trouble }),
    answerTo: gateway.answerTo,
    cors: gateway.cors,
    refusedPreflight: 404,
  });

  /** @param {string} tenant */
  const realm = (tenant) => {
    const found = realms.find(tenant);
    if (found === undefined) throw new RangeError(`There is no tenant ${tenant}.`);
    return found;
  };
  /** @param {string} tenant @param {string} name */
  const agentOf = (tenant, name) => {
    const user = realm(tenant).find(name);
    if (user === undefined) throw new RangeError(`There is no agent ${name}.`);
    return user;
  };

  return {
    url,
    agents: EXPERTFLOW_AGENTS,
    agent: (/** @type {string} */ name) => agentOf(DEFAULT_TENANT, name),
    reset() {
      realms.reset();
      tokens.revoke();
    },
    close: site.close,
    more: {
      /** What is wrong between the library and Keycloak, if anything. */
      trouble,
      agentOf,
      /** Ends an agent's sessions: no refresh from now on. @param {string} tenant @param {string} name */
      revoke: (tenant, name) => tokens.revoke(agentOf(tenant, name)),
    },
  };
}
