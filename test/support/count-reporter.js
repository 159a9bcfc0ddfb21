import { writeFileSync } from 'node:fs';

/** @typedef {import('@web/test-runner').TestSuiteResult} Suite */

/**
 * @param {Suite | undefined} suite
 * @returns {Suite['tests']}
 */
const testsOf = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap((inner) => testsOf(inner))] : []);

/**
 * Writes `{ passed, failed }` of a unit run to a file. A file that could not run counts as one
 * failure, and so does a test that was skipped: it proved nothing.
 *
 * @param {string} file
 * @returns {import('@web/test-runner').Reporter}
 */
export const countReporter = (file) => ({
  stop({ sessions }) {
    let passed = 0;
    let failed = 0;
    for (const session of sessions) {
      const tests = testsOf(session.testResults);
      const good = tests.filter((test) => test.passed && !test.skipped).length;
      passed += good;
      failed += tests.length - good;
      if (!session.passed && good === tests.length) failed += 1;
    }
    writeFileSync(file, JSON.stringify({ passed, failed }));
  },
});
