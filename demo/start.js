/**
 * `npm start`: sets the checkout up where that is needed, starts the demo and says where it is.
 *
 * What is imported here at once must run before the packages are installed.
 */
import { parseArgs } from 'node:util';

import { ensureBuilt, ensureInstalled } from '../.config/setup.js';
import { DEFAULT_PORT_BASE } from './addresses.js';

const options = readOptions();
if (options === undefined) {
  console.error(
    'Usage: npm start -- [--port-base N] [--keycloak]\n' +
      '  N from 1024 to 65400, about sixty ports from there. Default 4100.\n' +
      '  --keycloak signs in at a real Keycloak, which Maven fetches, instead of the demo’s own provider.',
  );
  process.exit(2);
}

ensureInstalled();
await ensureBuilt();
await run(options);

/** @returns {{ portBase: number, keycloak: boolean } | undefined} undefined where the command line is not understood */
function readOptions() {
  try {
    const { values } = parseArgs({ options: { 'port-base': { type: 'string' }, keycloak: { type: 'boolean' } } });
    const port = Number(values['port-base'] ?? DEFAULT_PORT_BASE);
    const isPort = Number.isInteger(port) && port >= 1024 && port <= 65_400;
    return isPort ? { portBase: port, keycloak: values.keycloak ?? false } : undefined;
  } catch {
    return undefined;
  }
}

/** @param {{ portBase: number, keycloak: boolean }} options */
async function run({ portBase, keycloak }) {
  const [{ PortInUse }, { DEMO_PASSWORD }] = await Promise.all([
    import('./web/listen.js'),
    import('./provider/agents.js'),
  ]);

  const demo = await (keycloak ? startAtKeycloak(portBase) : startWhole(portBase)).catch((error) => {
    if (!(error instanceof PortInUse)) throw error;
    const other = portBase === 4200 ? 4300 : 4200;
    console.error(`${error.message} End what listens there, or take other ports: npm start -- --port-base ${other}`);
    return process.exit(1);
  });

  const stop = () => demo.close().then(() => process.exit(0));
  process.once('SIGINT', stop).once('SIGTERM', stop);

  const agents = demo.agents.map(({ username, about }) => `    ${username.padEnd(12)}${about}`);
  const addresses = demo.addresses.map(([name = '', url]) => `  ${name.padEnd(18)}${url}`);
  console.log(`
${addresses.join('\n')}

  Sign in as (password of each: ${DEMO_PASSWORD})
${agents.join('\n')}

  Ctrl+C ends it.
`);
}

/**
 * What is told of a demo that has started.
 *
 * @typedef {object} Started
 * @property {string[][]} addresses names and URLs
 * @property {readonly { username: string, about: string }[]} agents
 * @property {() => Promise<void>} close
 */

/** The demo with everything in it. @param {number} portBase @returns {Promise<Started>} */
async function startWhole(portBase) {
  const [{ startDemo }, { AGENTS }] = await Promise.all([import('./demo.js'), import('./provider/agents.js')]);
  const { urls, systems, close } = await startDemo({ portBase, systems: true });
  const addresses = [
    ['Deskpass demo', `${urls.desk}/start/`],
    ['The whole desk', `${urls.desk}/`],
    ['OpenID provider', urls.login],
    ['Orders service', urls.orders],
    ['Gadgets', urls.gadgets],
    ...(systems ? [['Inbox', `${systems.inbox.url}/`]] : []),
  ];
  return { addresses, agents: AGENTS, close };
}

/** The desk in front of a real Keycloak. @param {number} portBase @returns {Promise<Started>} */
async function startAtKeycloak(portBase) {
  const [{ createServers }, { whyNoKeycloak }, { startKeycloak }, { startKeycloakDemo }, directories, people] =
    await Promise.all([
      import('./simulators/servers.js'),
      import('./keycloak/distribution.js'),
      import('./keycloak/keycloak-server.js'),
      import('./keycloak/keycloak-demo.js'),
      import('./keycloak/directory-server.js'),
      import('./keycloak/people.js'),
    ]);
  const reason = whyNoKeycloak();
  if (reason !== null) {
    console.error(`Keycloak cannot be started: ${reason}`);
    return process.exit(1);
  }
  const servers = createServers();
  const keycloak = await servers.add(startKeycloak({ port: portBase + 5 }));
  const colleagues = directories.hasDirectory() ? [people.COLLEAGUE] : [];
  const directory =
    colleagues.length > 0
      ? await servers.add(directories.startDirectory({ port: portBase + 6, people: colleagues }))
      : null;
  const demo = await startKeycloakDemo({ keycloak, portBase, directory }).catch(async (error) => {
    await servers.close();
    throw error;
  });
  const addresses = [
    ['Deskpass demo', `${demo.urls.desk}/`],
    ['Keycloak', demo.authority],
    ['Orders service', demo.urls.orders],
    ['Gadgets', demo.urls.gadgets],
  ];
  const close = async () => {
    // Its realms are removed while Keycloak still runs.
    await demo.close();
    await servers.close();
  };
  return { addresses, agents: [...people.PEOPLE, ...colleagues], close };
}
