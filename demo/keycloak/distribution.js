import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The releases that are known to work here.
 *
 * @typedef {object} Release
 * @property {string} version
 * @property {'/' | '/auth'} path where the server has its pages: up to version 16 that was `/auth`, and many sites kept it
 * @property {string[]} options what it needs beside the others to be reached by plain http
 */

/** The newest release, with pages at the root. @type {Release} */
export const CURRENT = { version: '26.7.3', path: '/', options: [] };

/** What contact centres still run: pages under `/auth`, and answers that do not name their issuer (RFC 9207). @type {Release} */
export const OLD = { version: '19.0.1', path: '/auth', options: ['--hostname-strict-https=false'] };

const OLDEST_JAVA = 17;
/** Pinned, because what a plug-in does with a command line changes from one release to the next. */
const UNPACK = 'org.apache.maven.plugins:maven-dependency-plugin:2.8:unpack';

/** Why Keycloak cannot be started on this machine, one sentence, or null where it can. */
export function whyNoKeycloak() {
  if (process.platform === 'win32') return 'Keycloak is started by a shell script, which this system does not have';
  // Its version stands on the standard error, as in: openjdk version "17.0.15" 2025-04-15.
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const major = Number(/version "(\d+)/.exec(java.stderr ?? '')?.[1] ?? 0);
  if (major < OLDEST_JAVA) return `Java ${OLDEST_JAVA} or newer is missing`;
  if (spawnSync('mvn', ['-v'], { stdio: 'ignore' }).status !== 0) return 'Maven, which fetches Keycloak, is missing';
  return null;
}

/** Where distributions are kept between runs: the user's own cache. */
const cache = () => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'deskpass', 'keycloak');

/**
 * The folder of a release that is ready to start.
 *
 * 1. Maven fetches the distribution and unpacks it, into a folder that nobody else uses.
 * 2. The server is built once for what every start here has in common: a database in memory, pages under one path.
 * 3. Then the folder gets its name. A run that breaks down before leaves nothing that is taken for a distribution, and
 *    of two runs at once the first one wins.
 *
 * @param {Release} release
 * @returns {Promise<string>}
 */
export async function ensureKeycloak({ version, path }) {
  const folder = join(cache(), version);
  if (existsSync(folder)) return folder;
  console.log(`Fetching Keycloak ${version} …`);
  await mkdir(cache(), { recursive: true });
  const making = await mkdtemp(join(cache(), `${version}-`));
  try {
    const artifact = `org.keycloak:keycloak-quarkus-dist:${version}:zip`;
    await run('mvn', ['-B', '-q', UNPACK, `-Dartifact=${artifact}`, `-DoutputDirectory=${making}`], making);
    const made = join(making, `keycloak-${version}`);
    await run(join(made, 'bin/kc.sh'), ['build', '--db=dev-mem', `--http-relative-path=${path}`], making);
    await rename(made, folder).catch((error) => {
      if (!existsSync(folder)) throw error;
    });
    return folder;
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} folder to run in: Maven notes there what it has unpacked, and would pass over it the next time
 */
async function run(command, args, folder) {
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command} ${args[0]} failed:\n${said}`);
}
