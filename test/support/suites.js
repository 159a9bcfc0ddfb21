/** One function per kind of test; each runs it and counts. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from '../../.config/setup.js';
import { runProcess } from './run-process.js';

/**
 * @typedef {{ file: string, title: string, reason: string }} Failure
 *
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {Failure[]} [failures] the failed ones, where the tool tells
 * @property {Failure[]} [flaky] tests that failed first and passed when they were run again; they count as passed
 */

/**
 * @typedef {object} Showing
 * @property {string} title
 * @property {boolean} [isHeld] the output waits until the end, because others run at the same time
 */

/**
 * Runs one tool that leaves its counts in a file. A tool that fails without a failed test (it could
 * not start, or it broke down) counts as one failure, and so does one that ran no test.
 *
 * @param {(file: string) => Promise<number>} start runs the tool, gives its exit code
 * @param {(text: string) => Counts} [readCounts]
 * @returns {Promise<Counts>}
 */
async function counted(start, readCounts = JSON.parse) {
  const folder = mkdtempSync(join(tmpdir(), 'deskpass-tests-'));
  const file = join(folder, 'counts.json');
  try {
    const code = await start(file);
    const counts = existsSync(file) ? readCounts(readFileSync(file, 'utf8')) : { passed: 0, failed: 0 };
    const isBroken = counts.failed === 0 && (code !== 0 || counts.passed === 0);
    return isBroken ? { ...counts, failed: 1 } : counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Tests that run in Node with node:test.
 *
 * @param {string[]} files
 * @param {Showing} showing
 */
export const runNodeTests = (files, showing) =>
  counted((file) =>
    runProcess(
      process.execPath,
      [
        '--test',
        // A wait for what never happens ends, and with a name: no file takes as long.
        '--test-timeout=600000',
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        `--test-reporter=${join(root, 'test/support/count-node-tests.js')}`,
        `--test-reporter-destination=${file}`,
        ...files,
      ],
      { cwd: root, ...showing },
    ),
  );

/**
 * Tests that run in a page of one engine. All of them, or the named files.
 *
 * @param {import('./browsers.js').Engine} engine
 * @param {string[]} files
 * @param {Showing} showing
 */
export const runUnitTests = (engine, files, showing) =>
  counted((file) =>
    runProcess(
      process.execPath,
      [
        'node_modules/@web/test-runner/dist/bin.js',
        '--config',
        'test/web-test-runner.config.js',
        ...(files.length > 0 ? ['--files', ...files] : []),
      ],
      { cwd: root, env: { DESKPASS_ENGINE: engine, DESKPASS_COUNTS: file }, ...showing },
    ),
  );

/** More failed files than this are no accident, and are not run again. */
const MOST_AGAIN = 3;

/**
 * Runs the files that failed once more, when nothing else runs: a test that passes then met a busy machine, and is named.
 * A run that broke down without a failed test, because its browser did not start, is run again as a whole.
 *
 * @param {Counts & { title: string }} first
 * @param {string[]} all the files of the first run
 * @param {(files: string[], showing: Showing) => Promise<Counts>} run
 * @returns {Promise<Counts>}
 */
export async function runAgain({ title, passed, failed, failures = [] }, all, run) {
  if (failed > 0 && failures.length === 0) {
    const whole = await run(all, { title: `${title}, again` });
    return { ...whole, flaky: [{ file: title, title: 'the run', reason: 'it broke down without a failed test' }] };
  }
  const files = [...new Set(failures.map(({ file }) => file))];
  if (files.length === 0 || files.length > MOST_AGAIN) return { passed, failed, failures };
  const again = await run(files, { title: `${title}, again: ${files.join(', ')}` });
  const left = again.failures ?? [];
  const stays = (/** @type {Failure} */ { file, title: name }) =>
    left.some((other) => other.file === file && other.title === name);
  const flaky = failures.filter((failure) => !stays(failure));
  if (again.failed > left.length) return { passed, failed, failures };
  return { passed: passed + failed - left.length, failed: left.length, failures: left, flaky };
}

/**
 * @param {import('@playwright/test/reporter').JSONReportSuite} suite
 * @returns {{ failure: Failure, status: string }[]}
 */
const outcomesOf = ({ specs, suites = [] }) => [
  ...specs.flatMap(({ file, title, tests }) =>
    tests.map(({ projectName, results, status }) => {
      const reason = results.find(({ error }) => error)?.error?.message?.split('\n')[0] ?? '';
      return { failure: { file, title: `${title} (${projectName})`, reason }, status };
    }),
  ),
  ...suites.flatMap(outcomesOf),
];

/**
 * Keeps Playwright's report where DESKPASS_REPORTS names a folder, for `npm run compatibility`, and counts.
 *
 * @param {string} report
 * @returns {Counts}
 */
const countPlaywright = (report) => {
  const folder = process.env.DESKPASS_REPORTS;
  /** @type {import('@playwright/test/reporter').JSONReport} */
  const { config, stats, suites } = JSON.parse(report);
  if (folder) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${basename(config.rootDir)}.json`), report);
  }
  const outcomes = suites.flatMap(outcomesOf);
  const withStatus = (/** @type {string[]} */ ...wanted) =>
    outcomes.filter(({ status }) => wanted.includes(status)).map(({ failure }) => failure);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + stats.skipped,
    failures: withStatus('unexpected', 'skipped'),
    flaky: withStatus('flaky'),
  };
};

/**
 * Tests that Playwright runs.
 *
 * @param {string} config
 * @param {string[]} files
 * @param {Showing & { env?: Record<string, string> }} options
 */
const runPlaywright = (config, files, { env = {}, ...showing }) =>
  counted(
    (file) =>
      runProcess(
        process.execPath,
        ['node_modules/@playwright/test/cli.js', 'test', '-c', config, '--reporter=list,json', ...files],
        { cwd: root, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file }, ...showing },
      ),
    countPlaywright,
  );

/**
 * Tests that use the built package in a whole browser, over real origins.
 *
 * @param {string[]} files
 * @param {Showing} showing
 */
export const runEndToEndTests = (files, showing) => runPlaywright('test/playwright.config.ts', files, showing);

/**
 * Tests that sign in at a real Keycloak, the newest or the one that sites still run.
 *
 * @param {string[]} files
 * @param {'current' | 'old'} release
 * @param {Showing} showing
 */
export const runKeycloakTests = (files, release, showing) =>
  runPlaywright('test/keycloak/playwright.config.ts', files, { env: { DESKPASS_KEYCLOAK: release }, ...showing });
