/** What a script tag loads: how much, when, and what must never be in it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import test from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { staticGraph, wholeGraph } from '../../.config/bundle-graph.js';
import { SETTINGS } from '../../.config/trim-engine.js';
import { edgesOf, readText, root, sources } from './tree.js';

/** Names that only the protocol engine has, as they survive minification. */
const PROTOCOL_WORDS = ['oidc-client-ts', 'OidcClient', 'signinRedirect', 'code_verifier'];
const TOKEN_WORDS = ['access_token', 'refresh_token'];

const inBundle = (/** @type {string} */ name) => join(root, 'dist/bundle', name);
const inModules = (/** @type {string} */ name) => join(root, 'dist/esm', name);

/** @param {string[]} graph @param {string[]} words */
const findWords = (graph, words) =>
  graph.flatMap((file) => {
    const name = relative(root, file);
    const text = readText(name);
    return words.filter((word) => text.includes(word)).map((word) => `${name} has ${word}`);
  });

/** @param {string} file */
const withoutComments = (file) => readText(file).replace(/^\s*(?:\/?\*|\/\/).*$/gm, '');

test('a gadget has no word for a token', () => {
  const graph = [...wholeGraph([inBundle('gadget.js')]), ...wholeGraph([inModules('gadget.js')])];
  assert.deepEqual(findWords(graph, TOKEN_WORDS), []);
});

test('the sign-in elements have no protocol engine', () => {
  const graph = [...wholeGraph([inModules('login.js')]), ...wholeGraph([inModules('login-define.js')])];
  assert.deepEqual(findWords(graph, [...PROTOCOL_WORDS, ...TOKEN_WORDS]), []);
});

test('the page never loads the protocol engine, at first or later', () => {
  assert.deepEqual(findWords(wholeGraph([inBundle('deskpass.js')]), [...PROTOCOL_WORDS, ...TOKEN_WORDS]), []);
});

test('no chunk imports from the worker’s own script, which WebKit would run once more', () => {
  const vault = inBundle('vault.js');
  const chunks = wholeGraph([vault]).filter((file) => file !== vault);
  assert.deepEqual(
    chunks.filter((file) => staticGraph([file]).includes(vault)),
    [],
  );
});

test('the vault loads the protocol engine only for a site that uses it', () => {
  const whole = wholeGraph([inBundle('vault.js')]);
  const atStart = staticGraph([inBundle('vault.js')]);
  assert.notDeepEqual(findWords(whole, ['code_verifier']), [], 'the engine is not in the bundle at all');
  assert.deepEqual(findWords(atStart, PROTOCOL_WORDS), []);
});

test('the protocol engine is given no setting that the bundle has without', () => {
  const source = readText('src/backends/oidc/engine.ts');
  const [given = ''] = /const engineSettings: OidcClientSettings = \{[^]*?\n {2}\};/.exec(source) ?? [];
  const names = [...given.matchAll(/^ {4}(\w+)(?:: (.*))?,$/gm)].map(([, name = '', value]) => ({ name, value }));
  assert.ok(names.some(({ name }) => name === 'client_id'));
  const absent = names.filter(({ name, value }) => Object.hasOwn(SETTINGS, name) && SETTINGS[name] !== value);
  assert.deepEqual(absent, []);
});

test('the first form comes with deskpass.js alone; Lit, the session and the desk come later', () => {
  assert.deepEqual(staticGraph([inBundle('deskpass.js')]), [inBundle('deskpass.js')]);
  const lit = ['_$litElement$', '_$litType$', 'elementProperties'];
  assert.deepEqual(findWords([inBundle('deskpass.js')], lit), []);
  assert.equal(findWords(wholeGraph([inBundle('deskpass.js')]), lit).length, lit.length);
});

test('no template uses what Lit is without in the bundle', () => {
  const asked = sources.flatMap((file) => edgesOf(file).filter(({ specifier }) => /^@?lit\b/.test(specifier)));
  const modules = new Set(asked.map(({ specifier }) => specifier));
  const known = ['@lit/localize', 'lit', 'lit/decorators.js'];
  // Directives that draw once, on a child or an attribute, and none on an element itself.
  const directives = ['if-defined', 'keyed', 'live'].map((name) => `lit/directives/${name}.js`);
  assert.deepEqual([...modules].sort(), [...known, ...directives]);
  assert.deepEqual(
    sources.filter((file) =>
      /\b(?:svg|mathml)`|`\s*<!--|<(?:script|style|textarea|title)\b/.test(withoutComments(file)),
    ),
    [],
  );
});

test('gadget.js as a classic script gives the global `deskpass`', () => {
  const page = createContext({ Event, EventTarget, Response });
  runInContext(readText('dist/bundle/gadget.js'), page);
  assert.equal(typeof page.deskpass?.connect, 'function');
});

test('the field for a code alone brings along neither another step nor a session', () => {
  const graph = wholeGraph([inBundle('otp.js')]);
  assert.notDeepEqual(findWords(graph, ['one-time-code']), [], 'the field is not in the bundle at all');
  const others = ['new-password', 'deskpass-login', ...PROTOCOL_WORDS, ...TOKEN_WORDS];
  assert.deepEqual(findWords(graph, others), []);
});

test('what judges a password makes no code of text, which a page may forbid', () => {
  const judge = wholeGraph([inBundle('deskpass.js')]).filter((file) => file.includes('estimate-strength-'));
  assert.equal(judge.length, 1);
  assert.deepEqual(findWords(judge, ['eval(', 'Function(', 'WebAssembly', 'innerHTML', 'fetch(']), []);
});

test('every module of a bundle is there, with its source map', () => {
  const graph = ['deskpass.js', 'vault.js', 'otp.js', 'gadget.js'].flatMap((name) => wholeGraph([inBundle(name)]));
  const missing = graph.flatMap((file) => [file, `${file}.map`]).filter((file) => !existsSync(file));
  assert.deepEqual(missing, []);
});

test('bundles keep within their budgets of bytes', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/size-limit/bin.js'), '--json'],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(status, 0, stdout + stderr);
  const budgets = JSON.parse(stdout);
  assert.equal(budgets.length, 5);
  for (const { name, size, passed } of budgets) {
    assert.ok(passed && size > 0, `${name}: ${size} bytes`);
    console.log(`${name}: ${(size / 1000).toFixed(1)} kB`);
  }
});
