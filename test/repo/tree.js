/** What the tests of this folder ask of the checkout. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root } from '../../.config/setup.js';
import { importsOf } from '../../.config/imports.js';

export { root };

/** Every file that is, or is about to be, under version control. */
export const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));

/** @param {string} file */
export const readText = (file) => readFileSync(join(root, file), 'utf8');

/** The modules of the package. */
export const sources = files.filter((file) => /^src\/.*\.ts$/.test(file));

/** Modules at the root of src: the entries, and the only ones with no folder of their own. */
export const entries = sources.filter((file) => dirname(file) === 'src');

/**
 * @typedef {import('../../.config/imports.js').Import & { from: string, to: string }} Edge
 *   `to` is a file of the checkout, or the specifier of a package
 */

/** @param {string} file @returns {Edge[]} */
export const edgesOf = (file) =>
  importsOf(join(root, file)).map((entry) => ({
    ...entry,
    from: file,
    to: entry.specifier.startsWith('.')
      ? normalize(join(dirname(file), entry.specifier)).replace(/\.js$/, '.ts')
      : entry.specifier,
  }));
