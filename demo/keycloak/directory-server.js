import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { directoryEntries, READER, SUFFIX } from './directory-entries.js';
import { SLAPD } from './has-directory.js';

export { hasDirectory } from './has-directory.js';

/** How long a start may take on a busy machine, in milliseconds. */
const PATIENCE = 30_000;

/**
 * A running directory.
 *
 * @typedef {object} Directory
 * @property {string} url
 * @property {{ dn: string, password: string }} reader who may read it
 * @property {() => Promise<void>} close
 */

/**
 * Starts a directory of its own on the loopback interface, with OpenLDAP's `slapd`: configuration and entries are in a
 * folder that goes when it ends. Nothing of the machine's own directory, where there is one, is read or touched.
 *
 * Passwords are compared and never read: what Keycloak learns of one is whether it is right.
 *
 * @param {object} options
 * @param {number} options.port
 * @param {readonly import('./people.js').Person[]} options.people
 * @returns {Promise<Directory>}
 */
export async function startDirectory({ port, people }) {
  const folder = await mkdtemp(join(tmpdir(), 'deskpass-directory-'));
  const configuration = join(folder, 'slapd.conf');
  const entries = join(folder, 'entries.ldif');
  const data = join(folder, 'data');
  const password = randomBytes(18).toString('base64url');
  const url = `ldap://127.0.0.1:${port}`;
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  try {
    await mkdir(data);
    await writeFile(configuration, configure(data));
    await writeFile(entries, directoryEntries(people, password));
    const { status, stderr } = spawnSync(SLAPD.fill, ['-q', '-f', configuration, '-l', entries], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`The directory does not take its entries:\n${stderr}`);
  } catch (error) {
    await removeFolder();
    throw error;
  }

  // With a level of debugging, here none, it stays in the foreground: the process is ours to end.
  const child = spawn(SLAPD.server, ['-f', configuration, '-h', url, '-d', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part) => (said += part));
  const exited = once(child, 'exit');
  const stop = () => void child.kill('SIGTERM');
  process.once('exit', stop);
  const close = async () => {
    process.off('exit', stop);
    stop();
    await exited;
    await removeFolder();
  };
  if (await isReady(port, child)) return { url, reader: { dn: READER, password }, close };
  await close();
  throw new Error(`The directory does not start:\n${said}`);
}

/** @param {string} data */
const configure = (data) => `
${SLAPD.schemas.map((path) => `include ${path}`).join('\n')}
modulepath ${SLAPD.modules}
moduleload back_mdb
database mdb
suffix "${SUFFIX}"
directory "${data}"
maxsize 16777216
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="${READER}" read by * none
`;

/**
 * @param {number} port
 * @param {import('node:child_process').ChildProcess} child
 */
async function isReady(port, child) {
  const deadline = Date.now() + PATIENCE;
  while (child.exitCode === null && Date.now() < deadline) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return child.exitCode === null;
    await sleep(50);
  }
  return false;
}
