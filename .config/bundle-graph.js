import { dirname, join, normalize } from 'node:path';
import { importsOf } from './imports.js';

/** @param {string} file a built module @param {import('./imports.js').Import['kind']} kind */
const neighbours = (file, kind) =>
  importsOf(file)
    .filter((entry) => entry.kind === kind && entry.specifier.startsWith('.'))
    .map((entry) => normalize(join(dirname(file), entry.specifier)));

/**
 * The built modules that come with these ones before any of them runs: what they import statically,
 * what that imports, and so on.
 *
 * @param {string[]} files
 */
export function staticGraph(files) {
  /** @type {Set<string>} */
  const seen = new Set();
  /** @param {string} file */
  const visit = (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    neighbours(file, 'static').forEach(visit);
  };
  files.forEach(visit);
  return [...seen];
}

/**
 * All built modules that these ones can ever load, now or later.
 *
 * @param {string[]} files
 * @param {(file: string) => boolean} [isWanted] false for a chunk that is not followed
 */
export function wholeGraph(files, isWanted = () => true) {
  /** @type {string[]} */
  let reached = [];
  let next = staticGraph(files);
  while (next.length > reached.length) {
    reached = next;
    next = staticGraph([...reached, ...reached.flatMap((file) => neighbours(file, 'dynamic').filter(isWanted))]);
  }
  return reached;
}
