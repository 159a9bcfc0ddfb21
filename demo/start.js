/**
 * `npm start`: sets the checkout up where that is needed, starts the demo and says where it is.
 *
 * What is imported here at once must run before the packages are installed.
 */
import { parseArgs } from 'node:util';

import { ensureBuilt, ensureInstalled } from '../.config/setup.js';
import { DEFAULT_PORT_BASE } from './addresses.js';

const portBase = readPortBase();
if (portBase === undefined) {
  console.error(
    'Usage: npm start -- [--port-base N]   N from 1024 to 65400, about sixty ports from there. Default 4100.',
  );
  process.exit(2);
}

ensureInstalled();
await ensureBuilt();
await run(portBase);

/** @returns {number | undefined} undefined where the command line is not understood */
function readPortBase() {
  try {
    const { values } = parseArgs({ options: { 'port-base': { type: 'string' } } });
    const port = Number(values['port-base'] ?? DEFAULT_PORT_BASE);
    return Number.isInteger(port) && port >= 1024 && port <= 65_400 ? port : undefined;
  } catch {
    return undefined;
  }
}

/** @param {number} base */
async function run(base) {
  const [{ startDemo }, { PortInUse }, { AGENTS, DEMO_PASSWORD }] = await Promise.all([
    import('./demo.js'),
    import('./web/listen.js'),
    import('./provider/agents.js'),
  ]);

  const demo = await startDemo({ portBase: base, systems: true }).catch((error) => {
    if (!(error instanceof PortInUse)) throw error;
    const other = base === 4200 ? 4300 : 4200;
    console.error(`${error.message} End what listens there, or take other ports: npm start -- --port-base ${other}`);
    return process.exit(1);
  });

  const stop = () => demo.close().then(() => process.exit(0));
  process.once('SIGINT', stop).once('SIGTERM', stop);

  const agents = AGENTS.map(({ username, about }) => `    ${username.padEnd(12)}${about}`);
  console.log(`
  Deskpass demo     ${demo.urls.desk}/start/
  The whole desk    ${demo.urls.desk}/

  Sign in as (password of each: ${DEMO_PASSWORD})
${agents.join('\n')}

  OpenID provider   ${demo.urls.login}
  Orders service    ${demo.urls.orders}
  Gadgets           ${demo.urls.gadgets}
  Inbox             ${demo.systems?.inbox.url}/

  Ctrl+C ends it.
`);
}
