/**
 * Debian's packages: how a program is found, and how a missing one is installed. Built-ins only, so that it runs before
 * the first install.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** @param {string} file */
export const isExecutable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** @param {string} name */
export const findOnPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);

export const isDebian = () => existsSync('/etc/debian_version') && findOnPath('apt-get') !== undefined;

/** What a person types to install packages. @param {readonly string[]} packages */
export const installCommand = (packages) => `sudo apt-get install --no-install-recommends ${packages.join(' ')}`;

/**
 * Installs packages where that needs no one's leave: as root on Debian.
 *
 * @param {readonly string[]} packages
 * @param {{ answers?: string }} [options] what the packages would ask, as `debconf-set-selections` reads it
 */
export function installPackages(packages, { answers = '' } = {}) {
  if (packages.length === 0 || !isDebian() || process.getuid?.() !== 0) return;
  console.log(`Installing ${packages.join(' ')} …`);
  if (answers !== '') spawnSync('debconf-set-selections', { input: answers, stdio: ['pipe', 'ignore', 'inherit'] });
  const apt = (/** @type {string[]} */ ...rest) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-qq', ...rest], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
}
