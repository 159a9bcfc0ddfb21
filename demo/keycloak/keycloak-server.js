import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { listen } from '../web/listen.js';
import { createAdmin } from './admin.js';
import { CURRENT, ensureKeycloak } from './distribution.js';

/** How long a start may take on a busy machine, in milliseconds. */
const PATIENCE = 180_000;

/**
 * A running server.
 *
 * @typedef {object} Keycloak
 * @property {string} origin as browsers see it
 * @property {string} url the origin with the path of its pages, without a final slash
 * @property {string} loopback the same as this process reaches it
 * @property {import('./admin.js').Admin} admin
 * @property {{ user: string, password: string }} operator who may do everything there
 * @property {() => Promise<void>} close
 */

/**
 * Starts Keycloak on the loopback interface, with an empty database in memory. Browsers know it as
 * `http://login.localhost:<port>`, as they know the demo's other provider.
 *
 * @param {object} options
 * @param {number} options.port
 * @param {import('./distribution.js').Release} [options.release] default the newest
 * @returns {Promise<Keycloak>} rejects with `PortInUse`
 */
export async function startKeycloak({ port, release = CURRENT }) {
  const folder = await ensureKeycloak(release);
  // It would only say so in its log, and whoever else is there would be taken for it.
  await (await listen({ origin: `http://127.0.0.1:${port}`, handle: () => {} })).close();
  const operator = { user: 'operator', password: randomBytes(18).toString('base64url') };
  const child = spawn(
    join(folder, 'bin/kc.sh'),
    [
      ...['start', '--optimized', '--http-enabled=true', '--hostname-strict=false', '--http-host=127.0.0.1'],
      ...[`--http-port=${port}`, ...release.options],
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        KC_CACHE: 'local',
        KC_BOOTSTRAP_ADMIN_USERNAME: operator.user,
        KC_BOOTSTRAP_ADMIN_PASSWORD: operator.password,
        // The names that these had before version 26.
        KEYCLOAK_ADMIN: operator.user,
        KEYCLOAK_ADMIN_PASSWORD: operator.password,
      },
    },
  );
  const log = tailOf(child);
  const exited = once(child, 'exit');
  // The script passes the signal on to the server, or has become the server.
  const stop = () => void child.kill('SIGTERM');
  process.once('exit', stop);
  const close = async () => {
    process.off('exit', stop);
    stop();
    await exited;
  };

  const base = release.path === '/' ? '' : release.path;
  const loopback = `http://127.0.0.1:${port}${base}`;
  const origin = `http://login.localhost:${port}`;
  try {
    await untilReady(`${loopback}/realms/master/.well-known/openid-configuration`, child, log);
    const admin = createAdmin({ url: loopback, ...operator });
    return { origin, url: origin + base, loopback, admin, operator, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param {string} url
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => string} log
 */
async function untilReady(url, child, log) {
  const deadline = Date.now() + PATIENCE;
  while (child.exitCode === null && Date.now() < deadline) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await sleep(250);
  }
  throw new Error(`Keycloak ${child.exitCode === null ? 'does not answer' : 'has ended'}:\n${log()}`);
}

/**
 * The last that a program said, for the day it does not start.
 *
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child
 */
function tailOf(child) {
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      tail = (tail + part).slice(-8000);
    });
  }
  return () => tail;
}
