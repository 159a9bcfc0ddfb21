/** What the published package promises to those who install it. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { PUBLIC_ENTRIES } from '../../.config/public-api.js';
import { edgesOf, root, sources } from './tree.js';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const require = createRequire(import.meta.url);

/** @param {string} name of a package @param {string} path inside it */
const inPackage = (name, path) => join(root, 'node_modules', name, path);

test('every public subpath resolves to a built module with types', () => {
  for (const subpath of Object.keys(PUBLIC_ENTRIES)) {
    const file = fileURLToPath(import.meta.resolve(subpath));
    assert.ok(existsSync(file), `${subpath} leads to ${file}, which is not there`);
    assert.ok(existsSync(file.replace(/\.js$/, '.d.ts')), `${subpath} has no types`);
  }
});

test('the exports map has no module beyond the public subpaths', () => {
  const modules = Object.keys(manifest.exports).filter((path) => !/\*|\.json$/.test(path));
  const expected = Object.keys(PUBLIC_ENTRIES).map((subpath) => subpath.replace(/^deskpass/, '.'));
  assert.deepEqual(modules.sort(), expected.sort());
});

test('the script-tag bundles and the data files are reachable by name', () => {
  const bundles = ['deskpass', 'vault', 'otp', 'gadget'].map((name) => `bundle/${name}.js`);
  const names = [...bundles, 'custom-elements.json', 'desk.schema.json', 'package.json'];
  for (const name of names) assert.ok(existsSync(require.resolve(`deskpass/${name}`)), name);
});

test('a module that does something when imported is named as having side effects', () => {
  const listed = manifest.sideEffects.filter((/** @type {string} */ path) => !path.includes('*'));
  for (const path of listed) assert.ok(existsSync(join(root, path)), `${path} is not there`);
  const forEffect = sources.flatMap(edgesOf).filter((edge) => edge.isForEffect);
  const sourceFiles = [...new Set(['src/deskpass.ts', 'src/vault.ts', ...forEffect.map((edge) => edge.to)])];
  const built = sourceFiles.map((file) => file.replace(/^src/, 'dist/esm').replace(/\.ts$/, '.js'));
  assert.deepEqual(listed.sort(), [...sourceFiles, ...built].map((file) => `./${file}`).sort());
});

test('what is packed is the build, its source and the papers, nothing else', () => {
  const [{ files }] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error'], {
      cwd: root,
      encoding: 'utf8',
    }),
  );
  const paths = files.map((/** @type {{ path: string }} */ { path }) => path);
  assert.ok(paths.includes('dist/bundle/deskpass.js'));
  assert.deepEqual(
    paths.filter(
      (/** @type {string} */ path) =>
        !/^(dist\/|src\/|docs\/desk\.schema\.json$|package\.json$|[A-Z]+(\.md)?$)/.test(path),
    ),
    [],
  );
});

test('a package from a checkout that nobody has built is built before it is packed', (t) => {
  const checkout = mkdtempSync(join(tmpdir(), 'deskpass-checkout-'));
  t.after(() => rmSync(checkout, { recursive: true }));
  cpSync(join(root, 'package.json'), join(checkout, 'package.json'));
  // In place of the real build, which takes long and which all other tests here look at.
  mkdirSync(join(checkout, '.config'));
  writeFileSync(
    join(checkout, '.config/build.js'),
    "import { mkdirSync, writeFileSync } from 'node:fs';\n" +
      "mkdirSync('dist/bundle', { recursive: true });\n" +
      "writeFileSync('dist/bundle/deskpass.js', '');\n",
  );
  const [{ files }] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--silent', '--ignore-scripts=false'], {
      cwd: checkout,
      encoding: 'utf8',
    }),
  );
  assert.deepEqual(files.map((/** @type {{ path: string }} */ { path }) => path).sort(), [
    'dist/bundle/deskpass.js',
    'package.json',
  ]);
});

test('publint finds nothing', async () => {
  const { messages } = await publint({ pkgDir: root, strict: true });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, manifest)),
    [],
  );
});

test('types are right for every way a consumer resolves them', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      inPackage('@arethetypeswrong/cli', 'dist/index.js'),
      ...['--pack', '.', '--profile', 'esm-only', '--format', 'table-flipped', '--no-color', '--no-emoji'],
      ...['--exclude-entrypoints', './custom-elements.json', './desk.schema.json', './package.json'],
    ],
    // It packs what is built already: another build would take it from under the tests beside this one.
    { cwd: root, encoding: 'utf8', env: { ...process.env, npm_config_ignore_scripts: 'true' } },
  );
  assert.equal(status, 0, stdout);
});
