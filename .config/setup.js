/**
 * Brings a checkout to the point where it can be used: packages installed, bundles built.
 * Built-ins only, because it runs before the first install.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's top folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Written by a build that succeeded, so that half a build is never taken for one. */
export const buildStamp = join(root, 'dist/.built');

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(join(root, file), 'utf8'));

/** True when node_modules holds what the lock file asks for on this machine. */
function isInstalled() {
  // A link leads to somebody else's packages: an install would empty that folder.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
  /** @typedef {Record<string, { version?: string, optional?: boolean }>} Packages */
  /** @type {Packages} */
  const wanted = readJson('package-lock.json').packages;
  /** @type {Packages} */
  const installed = readJson('node_modules/.package-lock.json').packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}

/**
 * Runs a program in the checkout with its output shown; ends this process if it fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ shell?: boolean }} [options]
 */
function run(command, args, options) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...options,
  });
  if (error) console.error(`${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** Installs the packages of the lock file unless they are there. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing packages (npm ci) …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { shell: process.platform === 'win32' });
}

/** @param {string} path @returns {number} milliseconds since the epoch */
const newestIn = (path) => {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(join(root, path)).map((name) => newestIn(join(path, name))));
};

/** True when the last build succeeded and nothing it reads has changed since. */
function isBuilt() {
  if (!existsSync(buildStamp)) return false;
  const inputs = ['src', 'rollup.config.js', 'tsconfig.json', '.config', 'package.json', 'package-lock.json'];
  return statSync(buildStamp).mtimeMs >= Math.max(...inputs.map(newestIn));
}

/** Builds dist/ unless it is up to date. Call {@link ensureInstalled} first. */
export function ensureBuilt() {
  if (isBuilt()) return;
  console.log('Building dist/ …');
  run(process.execPath, [join(root, '.config/build.js')]);
}
