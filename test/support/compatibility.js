/**
 * npm run compatibility             runs the journeys through every system and writes docs/compatibility.md from their
 *                                   results
 * npm run compatibility -- FILE…    writes it from the results of a run that has been: the reports that
 *                                   `DESKPASS_REPORTS=folder npm test` keeps
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ensureBuilt, root } from '../../.config/setup.js';
import { SYSTEMS } from '../../demo/systems/systems.js';

/**
 * What one journey came to, by Playwright's project: an engine, and for Chromium whether frames of other sites get
 * their cookies.
 *
 * @typedef {{ file: string, title: string, results: Record<string, boolean> }} Journey
 */

/** The table's columns, by Playwright's project. */
const ENGINES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK' };
const BROWSERS = {
  chromium: 'Chromium',
  'chromium without third-party cookies': 'Chromium, third-party cookies blocked',
  firefox: 'Firefox',
  webkit: 'WebKitGTK',
};

/**
 * A report of Playwright's: where its tests are, and what each came to.
 *
 * @typedef {{ config: { rootDir: string }, suites: any[] }} Report
 */

/** @param {string} file @returns {Report} */
const readReport = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * @param {string} config
 * @param {string[]} files
 * @returns {Report}
 */
function run(config, files) {
  const folder = mkdtempSync(join(tmpdir(), 'deskpass-compatibility-'));
  const report = join(folder, 'report.json');
  try {
    spawnSync(
      process.execPath,
      ['node_modules/@playwright/test/cli.js', 'test', '-c', config, '--reporter=list,json', ...files],
      { cwd: root, stdio: 'inherit', env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
    );
    return readReport(report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runAll() {
  ensureBuilt();
  return [
    run('test/playwright.config.ts', ['test/e2e/everywhere', 'test/e2e/ways.spec.ts']),
    run('test/keycloak/playwright.config.ts', []),
  ];
}

/** @param {any[]} suites @returns {Journey[]} */
function journeysOf(suites) {
  /** @type {Map<string, Journey>} */
  const journeys = new Map();
  const visit = (/** @type {any} */ suite) => {
    (suite.suites ?? []).forEach(visit);
    for (const { file, title, tests } of suite.specs ?? []) {
      /** @type {Journey} */
      const journey = journeys.get(title) ?? { file, title, results: {} };
      for (const { projectName, status } of tests) {
        journey.results[projectName] = status === 'expected' || status === 'flaky';
      }
      journeys.set(title, journey);
    }
  };
  suites.forEach(visit);
  return [...journeys.values()];
}

/** @param {(boolean | undefined)[]} results of the journeys through one way in one engine */
function cell(results) {
  const known = results.filter((result) => result !== undefined);
  if (known.length === 0) return '–';
  return known.every(Boolean) ? 'yes' : '**no**';
}

/** @param {Journey[]} journeys @param {Record<string, string>} browsers */
const cells = (journeys, browsers) =>
  Object.keys(browsers).map((project) => cell(journeys.map(({ results }) => results[project])));

/** @param {string[][]} rows */
const table = ([head = [], ...rows]) =>
  [head, head.map(() => '-'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const files = process.argv.slice(2);
const reports = files.length > 0 ? files.map(readReport) : runAll();
/** @param {string} folder below `test/` */
const journeysIn = (folder) =>
  journeysOf(reports.filter(({ config }) => basename(config.rootDir) === folder).flatMap(({ suites }) => suites));
const journeys = journeysIn('e2e');
const everywhere = journeys.filter(({ file }) => file.startsWith('everywhere/'));
const ways = journeys.filter(({ file }) => file === 'ways.spec.ts');

const FACTORS = /** @type {Record<string, string>} */ ({
  app: 'app',
  sms: 'text message',
  email: 'e-mail',
  rsa: 'RSA SecurID',
});
const rows = [];
for (const { title, load } of Object.values(SYSTEMS)) {
  for (const { id, mode, factor, title: way } of (await load()).paths) {
    const own = ways.filter((journey) => journey.title.startsWith(`${id}: `));
    rows.push([title, mode, FACTORS[factor] ?? factor, way, ...cells(own, ENGINES)]);
  }
}
const text = `# Compatibility

Made by \`npm run compatibility\` from the results of the end-to-end journeys; not written by hand. "yes": the journey
passed in that engine; "no": it failed; "–": there is none.

## OpenID Connect

At the demo's provider.

${table([['Journey', ...Object.values(BROWSERS)], ...everywhere.map((one) => [one.title, ...cells([one], BROWSERS)])])}

At a real Keycloak, in Chromium, the only one of the three that a test can give an authenticator for passkeys:
WebKitGTK has no passkeys.

${table([['Journey', 'Chromium'], ...journeysIn('keycloak').map(({ title, results }) => [title, cell(Object.values(results))])])}

## Other systems

Simulated from their published interfaces. A way that ends in a refusal has passed where the agent is told the reason.

${table([['System', 'Set up as', 'Second factor', 'Way', ...Object.values(ENGINES)], ...rows])}
`;
const file = join(root, 'docs/compatibility.md');
writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
