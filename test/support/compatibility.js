/**
 * npm run compatibility   runs the journeys through every system and writes docs/compatibility.md from their results
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ensureBuilt, root } from '../../.config/setup.js';
import { SYSTEMS } from '../../demo/systems/systems.js';

/**
 * What one journey came to, by Playwright's project: an engine, and for Chromium whether frames of other sites get
 * their cookies.
 *
 * @typedef {{ title: string, results: Record<string, boolean> }} Journey
 */

const PROJECTS = ['chromium', 'chromium without third-party cookies', 'firefox', 'webkit'];
const ENGINES = ['Chromium', 'Chromium, third-party cookies blocked', 'Firefox', 'WebKitGTK'];

/**
 * Runs Playwright, and reads what each journey came to.
 *
 * @param {string} config
 * @param {string[]} files
 * @returns {Journey[]}
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
    return journeysOf(JSON.parse(readFileSync(report, 'utf8')).suites);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {any[]} suites @returns {Journey[]} */
function journeysOf(suites) {
  /** @type {Map<string, Journey>} */
  const journeys = new Map();
  const visit = (/** @type {any} */ suite) => {
    (suite.suites ?? []).forEach(visit);
    for (const { title, tests } of suite.specs ?? []) {
      /** @type {Journey} */
      const journey = journeys.get(title) ?? { title, results: {} };
      for (const { projectName, status } of tests) journey.results[projectName] = status === 'expected';
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

/** @param {Journey[]} journeys */
const cells = (journeys) => PROJECTS.map((project) => cell(journeys.map(({ results }) => results[project])));

/** @param {string[][]} rows */
const table = ([head = [], ...rows]) =>
  [head, head.map(() => '-'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

await ensureBuilt();
const everywhere = run('test/playwright.config.ts', ['test/e2e/everywhere', 'test/e2e/ways.spec.ts']);
const keycloak = run('test/keycloak/playwright.config.ts', []);

const FACTORS = /** @type {Record<string, string>} */ ({
  app: 'app',
  sms: 'text message',
  email: 'e-mail',
  rsa: 'RSA SecurID',
});
const rows = [];
for (const { title, load } of Object.values(SYSTEMS)) {
  for (const { id, mode, factor, title: way } of (await load()).paths) {
    const own = everywhere.filter((journey) => journey.title.startsWith(`${id}: `));
    rows.push([title, mode, FACTORS[factor] ?? factor, way, ...cells(own)]);
  }
}
const isWay = (/** @type {Journey} */ { title }) => /^[\w-]+: /.test(title);
const text = `# Compatibility

Made by \`npm run compatibility\` from the results of the end-to-end journeys; not written by hand. "yes": the journey
passed in that engine; "no": it failed; "–": there is none.

## OpenID Connect

At the demo's provider.

${table([['Journey', ...ENGINES], ...everywhere.filter((one) => !isWay(one)).map((one) => [one.title, ...cells([one])])])}

At a real Keycloak, in Chromium.

${table([['Journey', 'Chromium'], ...keycloak.map(({ title, results }) => [title, cell(Object.values(results))])])}

## Other systems

Simulated from their published interfaces.

${table([['System', 'Set up as', 'Second factor', 'Way', ...ENGINES], ...rows])}
`;
const file = join(root, 'docs/compatibility.md');
writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
