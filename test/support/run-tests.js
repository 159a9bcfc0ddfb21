/**
 * npm test                                   everything, in every engine this machine has
 * npm test -- repo | unit | demo | e2e | keycloak   one part
 * npm test -- unit FILE… --engine firefox    some files in one engine
 * npm test -- keycloak --old                 at the release of Keycloak that sites still run
 *
 * 1. Installs packages and, as root on Debian, missing browsers and Keycloak's directory.
 * 2. Builds, unless only unit tests are asked for: they run the source.
 * 3. Runs the unit tests of all engines at once beside the parts that need no browser, then the journeys in turn. Where
 *    everything runs, a few files that failed are run once more; what passes then is named.
 * 4. Says which engines ran and closes with `N passed, N failed`.
 *
 * With CI=true or DESKPASS_ENGINES=all an engine that is missing is a failure. Keycloak needs Java and Maven; where
 * they are missing it is not run, and that is said; so is the one journey that needs a directory.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt, ensureInstalled, root } from '../../.config/setup.js';
import { whyNoKeycloak } from '../../demo/keycloak/distribution.js';
import { ENGINE_NAMES, findBrowser, installHint, installMissing, isEngine } from './browsers.js';
import { installDirectory, whyNoDirectory } from './directory.js';
import { runAgain, runEndToEndTests, runKeycloakTests, runNodeTests, runUnitTests } from './suites.js';

const PARTS = ['repo', 'unit', 'demo', 'e2e', 'keycloak'];

const {
  values: { engine: named = ENGINE_NAMES, old: isOld },
  positionals: [part, ...files],
} = parseArgs({
  allowPositionals: true,
  options: { engine: { type: 'string', multiple: true }, old: { type: 'boolean', default: false } },
});

/** @param {string} sentence @returns {never} */
function refuse(sentence) {
  console.error(sentence);
  console.log('\n0 passed, 1 failed');
  process.exit(1);
}

if (part && !PARTS.includes(part)) refuse(`There is no part "${part}". The parts: ${PARTS.join(', ')}.`);
const unknown = named.find((name) => !isEngine(name));
if (unknown) refuse(`There is no engine "${unknown}". The engines: ${ENGINE_NAMES.join(', ')}.`);
const engines = named.filter(isEngine);

/** @param {string} name */
const runs = (name) => part === undefined || part === name;
const needsBrowser = runs('unit') || runs('e2e') || runs('keycloak');
const needsAll = Boolean(process.env.CI) || process.env.DESKPASS_ENGINES === 'all';

/** @param {string} folder */
const nodeTestsIn = (folder) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.js'))
        .map((file) => join(folder, file))
        .sort()
    : [];

if (needsBrowser) installMissing(engines);
const present = engines.filter(findBrowser);
const missing = engines.filter((engine) => !present.includes(engine));
if (needsBrowser && present.length === 0) {
  refuse(['No browser to test in.', ...missing.map((engine) => `  ${engine}: ${installHint(engine)}`)].join('\n'));
}

ensureInstalled();
if (part !== 'unit') ensureBuilt();

/** @type {({ title: string } & import('./suites.js').Counts)[]} */
const results = [];
/** @param {string} title @param {() => Promise<import('./suites.js').Counts>} run */
const record = async (title, run) => {
  const result = { title, ...(await run()) };
  results.push(result);
  return result;
};

const units = runs('unit') ? present : [];
/** @type {(() => Promise<void>)[]} */
const secondRuns = [];
/** @param {string} title @param {typeof runNodeTests} run @param {string[]} chosen @param {boolean} isHeld */
const recordTwice = async (title, run, chosen, isHeld) => {
  const result = await record(title, () => run(chosen, { title, isHeld }));
  secondRuns.push(async () => void Object.assign(result, await runAgain(result, chosen, run)));
};

async function runUnits() {
  const isHeld = units.length > 1 || part === undefined;
  await Promise.all(
    units.map((engine) =>
      recordTwice(`unit, ${engine}`, (chosen, showing) => runUnitTests(engine, chosen, showing), files, isHeld),
    ),
  );
}

const noKeycloak = findBrowser('chromium') ? whyNoKeycloak() : 'it needs Chromium';
if (runs('keycloak') && noKeycloak === null) installDirectory();
async function runInNode() {
  for (const title of ['repo', 'demo'].filter(runs)) {
    const chosen = files.length > 0 ? files : nodeTestsIn(`test/${title}`);
    if (chosen.length > 0) await recordTwice(title, runNodeTests, chosen, false);
  }
}

// Journeys have the machine for themselves: a page that waits for another browser's tests looks like one that hangs.
await Promise.all([runUnits(), runInNode()]);
if (part === undefined) for (const runSecond of secondRuns) await runSecond();
if (runs('e2e') && existsSync(join(root, 'test/playwright.config.ts'))) {
  await record('e2e', () => runEndToEndTests(files, { title: 'e2e' }));
}
if (runs('keycloak') && noKeycloak === null) {
  const release = isOld ? 'old' : 'current';
  const title = `keycloak, ${release}`;
  await record(title, () => runKeycloakTests(files, release, { title }));
}

console.log('');
for (const { title, passed, failed, failures = [], flaky = [] } of results) {
  console.log(`${failed === 0 ? 'ok  ' : 'FAIL'} ${title}: ${passed} of ${passed + failed}`);
  for (const each of failures) console.log(`       ${each.file}: ${each.title}: ${each.reason}`);
  for (const each of flaky) console.log(`       passed the second time: ${each.file}: ${each.title}: ${each.reason}`);
}
const noDirectory = whyNoDirectory();
if (runs('keycloak') && noKeycloak !== null) console.log(`not run keycloak: ${noKeycloak}`);
else if (runs('keycloak') && noDirectory !== null) console.log(`not run keycloak with a directory: ${noDirectory}`);
for (const engine of needsBrowser ? missing : []) {
  console.log(`${needsAll ? 'FAIL' : 'not run'} ${engine}: ${installHint(engine)}`);
}
if (needsBrowser) console.log(`Engines: ${present.join(', ')}`);

/** @param {'passed' | 'failed'} key */
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const passed = sum('passed');
const failed = sum('failed') + (needsBrowser && needsAll ? missing.length : 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
