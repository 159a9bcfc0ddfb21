import { relative } from 'node:path';

/** @typedef {import('node:test').EventData.TestPass | import('node:test').EventData.TestFail} Ended */

/** @param {Ended} ended */
const reasonOf = ({ skip, todo, details }) => {
  if (skip !== undefined || todo !== undefined) return 'it was skipped or put off';
  const { error } = /** @type {{ error?: Error }} */ (details);
  const cause = error?.cause ?? error;
  return (cause instanceof Error ? cause.message : String(cause)).replace(/\s+/g, ' ').slice(0, 200);
};

/**
 * A node:test reporter that writes the `Counts` of a run. A test that was skipped or put off proved nothing and counts
 * as a failure.
 *
 * @param {AsyncIterable<{ type: string, data: Ended }>} source
 */
export default async function* countNodeTests(source) {
  let passed = 0;
  /** @type {import('./suites.js').Failure[]} */
  const failures = [];
  for await (const { type, data } of source) {
    if (!['test:pass', 'test:fail'].includes(type) || data.details.type === 'suite') continue;
    const isGood = type === 'test:pass' && data.skip === undefined && data.todo === undefined;
    if (isGood) passed += 1;
    else failures.push({ file: relative(process.cwd(), data.file ?? ''), title: data.name, reason: reasonOf(data) });
  }
  yield JSON.stringify({ passed, failed: failures.length, failures });
}
