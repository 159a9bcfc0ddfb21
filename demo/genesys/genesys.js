import { createServers } from '../simulators/servers.js';
import { defineSimulator } from '../simulators/simulator.js';
import { openSite } from '../simulators/site.js';
import { GENESYS_AGENTS } from './agents.js';
import { answerStatus, corsOf } from './api-answer.js';
import { cloudApi } from './cloud-api.js';
import { cloudLogin } from './cloud-login.js';
import { createDirectory } from './directory.js';
import { engageApi } from './engage-api.js';
import { engageSignIn } from './engage-sign-in.js';
import { lookFiles } from '../simulators/look-files.js';
import { GENESYS_PATHS } from './paths.js';
import { createSecondFactor } from './second-factor.js';
import { genesysSettings } from './settings.js';
import { tokenRoute } from './token-endpoint.js';
import { createTokens } from './tokens.js';
import { webServices } from './web-services.js';
import { workspace } from './workspace.js';

/**
 * Genesys as its documents describe it: the authentication of Engage (`/auth/v3`) with the users, companies and two-factor
 * policy of Intelligent Automation behind it, and a region of Genesys Cloud: three ports from `port`, on three sites.
 */
export const genesys = defineSimulator({
  name: 'genesys',
  title: 'Genesys',
  ports: 3,
  paths: GENESYS_PATHS,
  defaults: genesysSettings,
  open,
});

/** @param {import('../simulators/simulator.js').Opening<import('./settings.js').GenesysSettings>} options */
async function open({ port, settings, controls, post }) {
  const urls = {
    engage: `http://genesys.localhost:${port}`,
    login: `http://login.genesyscloud.localhost:${port + 1}`,
    api: `http://api.genesyscloud.localhost:${port + 2}`,
  };
  const { now } = controls.clock;
  const directory = createDirectory(settings);
  // Engage and Cloud are two products: a token of one is worth nothing at the other.
  const engageTokens = createTokens(now);
  const cloudTokens = createTokens(now);
  const secondFactor = createSecondFactor({ settings, post, now });
  const engage = { settings, directory, tokens: engageTokens, secondFactor, now };
  const cloud = { settings, directory, tokens: cloudTokens, post, now };

  const servers = createServers();
  /** @param {keyof typeof urls} name @param {import('../simulators/site.js').Route[]} routes */
  const start = (name, routes) =>
    servers.add(
      openSite({
        name,
        origin: urls[name],
        controls,
        routes: [...routes, lookFiles],
        cors: corsOf(settings),
        answerTo: (exchange, status) => answerStatus(exchange, status, 'The request was not carried out'),
      }),
    );
  const interfaces = [...engageApi(engage), ...workspace(engage), ...webServices(engage)];
  await start('engage', [...engageSignIn(engage), tokenRoute(engage), ...interfaces]);
  await start('login', cloudLogin(cloud));
  await start('api', cloudApi(cloud));

  const agent = (/** @type {string} */ name) => {
    const found = directory.find(name) ?? directory.findByEmail(name);
    if (found === undefined) throw new RangeError(`There is no agent ${name}.`);
    return found;
  };

  return {
    url: urls.engage,
    agents: GENESYS_AGENTS,
    agent,
    reset() {
      directory.reset();
      secondFactor.reset();
      engageTokens.end();
      cloudTokens.end();
    },
    close: servers.close,
    more: {
      urls,
      /** Ends an agent's sessions and tokens. @param {string} name */
      revoke(name) {
        engageTokens.end(agent(name));
        cloudTokens.end(agent(name));
      },
    },
  };
}
