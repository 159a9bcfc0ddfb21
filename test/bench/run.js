/**
 * npm run bench                       measures, prints a table, writes .bench/report.json
 * npm run bench -- --write            also puts the table into docs/benchmarks.md
 * npm run bench -- --only bytes       one part: bytes, first-control, round-trip or fetch
 * npm run bench -- --port-base 4600   takes these ports
 *
 * Everything that is compared is measured in this one run, in turns. The exit code is 1 where an aim is missed.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { ensureBuilt, ensureInstalled, root } from '../../.config/setup.js';
import { findBrowser, installHint } from '../support/browsers.js';

const { values: options } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    only: { type: 'string' },
    'port-base': { type: 'string', default: '4600' },
  },
});

const program = findBrowser('chromium');
if (program === undefined) {
  console.error(`Benchmarks run in Chromium: ${installHint('chromium')}`);
  process.exit(1);
}
ensureInstalled();
ensureBuilt();

const { measureAll } = await import('./measure-all.js');
const { isMet, table, updateDocument, writeReport } = await import('./report.js');

const started = performance.now();
const { rows, details } = await measureAll({ program, portBase: Number(options['port-base']), only: options.only });
const seconds = Math.round((performance.now() - started) / 1000);

await writeReport(join(root, '.bench/report.json'), { rows, details, seconds });
console.log(`\n${table(rows)}\n`);
const missed = rows.filter((row) => !isMet(row));
console.log(
  `${rows.length - missed.length} of ${rows.length} as they should be, in ${seconds} s. JSON: .bench/report.json`,
);
if (options.write) await updateDocument(join(root, 'docs/benchmarks.md'), rows);
process.exitCode = missed.length === 0 && rows.length > 0 ? 0 : 1;
