/** What holds for every file: where it lies, how long it is, what it must not say. */
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import test from 'node:test';
import { files, readText } from './tree.js';

const CEILING = 250;

const TOP_LEVEL = [
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'SECURITY.md',
  'demo',
  'docs',
  'gadgets',
  'package-lock.json',
  'package.json',
  'rollup.config.js',
  'src',
  'test',
  'tsconfig.json',
];

/** Words that say nothing about what a thing is. */
const EMPTY_WORDS = /(^|-)(manager|service|helpers?|utils?|impl|base|abstract|default|common|data|info)(-|$)/;

/** Written in pieces, or this file would find itself. */
const TRACES = [
  ['registry', 'npmjs', 'org'].join('.'),
  ['registry', 'yarnpkg', 'com'].join('.'),
  ['files', 'pythonhosted', 'org'].join('.'),
  ['deb', 'debian', 'org'].join('.'),
  ['"resolved":', '"http'].join(' '),
  ...['work', 'tmp', 'root', 'home', 'Users'].map((folder) => `/${folder}/`),
];

const SILENCERS = new RegExp(
  [
    String.raw`\b(it|test|describe|suite|context)\.(skip|only|todo|fixme|fail)\b`,
    String.raw`\b(x|f)(it|describe)\(`,
    `@ts-${'ignore'}`,
    `@ts-${'nocheck'}`,
    `@ts-${'expect-error'}(?! \\S)`,
    String.raw`eslint-${'disable'}(?!.* -- \S)`,
  ].join('|'),
);

const isCode = (/** @type {string} */ file) => /^(src|demo|gadgets|test|\.config)\/.*\.(ts|js)$/.test(file);
const isText = (/** @type {string} */ file) => !/\.(png|ico|woff2?|gif|jpe?g)$/.test(file);

/** @param {string[]} among @param {(line: string) => boolean} isBad */
const linesOf = (among, isBad) =>
  among.flatMap((file) =>
    readText(file)
      .split('\n')
      .flatMap((line, index) => (isBad(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );

test(`no file is longer than ${CEILING} lines`, () => {
  const own = files.filter((file) => /^(src|demo|gadgets|test|\.config)\/.*\.(ts|js|css|html)$/.test(file));
  assert.ok(own.length > 0, 'found no file');
  const lengths = own.map((file) => ({ file, lines: readText(file).trimEnd().split('\n').length }));
  assert.deepEqual(
    lengths.filter(({ lines }) => lines > CEILING),
    [],
  );
});

test('the top level holds what a visitor looks for and nothing else', () => {
  const top = [...new Set(files.map((file) => file.split('/')[0] ?? ''))];
  assert.deepEqual(
    top.filter((name) => !name.startsWith('.') && !TOP_LEVEL.includes(name)),
    [],
  );
});

test('a module has a kebab-case name that says what it is', () => {
  const names = files.filter((file) => /^src\/.*\.ts$/.test(file));
  const bad = names.filter((file) => {
    const name = basename(file).replace(/(\.config|\.test)?\.(ts|js)$/, '');
    return !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || EMPTY_WORDS.test(name);
  });
  assert.deepEqual(bad, []);
});

test('no test is skipped or singled out, and no check is silenced without a reason', () => {
  assert.deepEqual(
    linesOf(files.filter(isCode), (line) => SILENCERS.test(line)),
    [],
  );
});

test('no file names a download host or a folder of the machine it was written on', () => {
  const isTrace = (/** @type {string} */ line) => TRACES.some((trace) => line.includes(trace));
  assert.deepEqual(linesOf(files.filter(isText), isTrace), []);
});

test('every backend runs the contract that all of them run', () => {
  const names = files.flatMap((file) => /^src\/backends-(\w+)\.ts$/.exec(file)?.[1] ?? []);
  const suites = files.filter((file) => /^test\/backends\/.*-contract\.test\.ts$/.test(file));
  const isRun = (/** @type {string} */ name) =>
    suites.some((suite) => basename(suite).startsWith(`${name}-`) && readText(suite).includes('describeBackend('));
  assert.ok(names.length > 0);
  assert.deepEqual(
    names.filter((name) => !isRun(name)),
    [],
  );
});
