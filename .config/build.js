/** Builds dist/: the modules and bundles, their types, and the description of the elements. Installs what that takes. */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildStamp, ensureInstalled, root } from './setup.js';

const steps = [
  ['node_modules/rollup/dist/bin/rollup', '-c', '--failAfterWarnings', '--silent'],
  ['node_modules/typescript/bin/tsc', '-p', '.config/tsconfig.build.json'],
  [
    'node_modules/@custom-elements-manifest/analyzer/cem.js',
    'analyze',
    '--config',
    '.config/custom-elements-manifest.config.js',
    '--quiet',
  ],
];

ensureInstalled();
const started = Date.now();
rmSync(buildStamp, { force: true });
for (const step of steps) {
  const { status } = spawnSync(process.execPath, step, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

// What an earlier build left goes now, not first: a server may be reading the folder meanwhile.
for (const entry of readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name);
  if (entry.isFile() && statSync(file).mtimeMs < started) rmSync(file);
}
writeFileSync(buildStamp, '');
