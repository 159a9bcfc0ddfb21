import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/** @typedef {import('@web/test-runner').TestSuiteResult} Suite */

/**
 * @param {Suite | undefined} suite
 * @param {string[]} [path] the names around it
 * @returns {{ title: string, test: Suite['tests'][number] }[]}
 */
const testsOf = (suite, path = []) =>
  suite
    ? [
        ...suite.tests.map((test) => ({ title: [...path, test.name].join(' › '), test })),
        ...suite.suites.flatMap((inner) => testsOf(inner, [...path, inner.name])),
      ]
    : [];

/** @param {{ message?: string } | undefined} error */
const reason = (error) => error?.message?.split('\n')[0] ?? '';

/**
 * Writes the `Counts` of a unit run to a file. A file that could not run counts as one failure, and so does a test that
 * was skipped: it proved nothing.
 *
 * @param {string} file
 * @returns {import('@web/test-runner').Reporter}
 */
export const countReporter = (file) => ({
  stop({ sessions }) {
    let passed = 0;
    /** @type {import('./suites.js').Failure[]} */
    const failures = [];
    for (const session of sessions) {
      const testFile = relative(process.cwd(), session.testFile);
      const tests = testsOf(session.testResults);
      const bad = tests.filter(({ test }) => !test.passed || test.skipped);
      passed += tests.length - bad.length;
      failures.push(...bad.map(({ title, test }) => ({ file: testFile, title, reason: reason(test.error) })));
      if (!session.passed && bad.length === 0) {
        failures.push({ file: testFile, title: 'the file', reason: reason(session.errors[0]) });
      }
    }
    writeFileSync(file, JSON.stringify({ passed, failed: failures.length, failures }));
  },
});
