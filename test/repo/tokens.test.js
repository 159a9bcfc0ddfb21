/** What the elements' style sheets take from their tokens is there, and nothing is there that none takes. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { readText, sources } from './tree.js';

/** @param {RegExp} pattern @param {readonly string[]} files */
const found = (pattern, files) => [
  ...new Set(files.flatMap((file) => [...readText(file).matchAll(pattern)].map(([, name]) => name ?? ''))),
];

/** @param {readonly string[]} names @param {readonly string[]} others */
const without = (names, others) => names.filter((name) => !others.includes(name));

/** The first form comes without the rest of the elements, and with these tokens alone. */
const FIRST = [...sources.filter((file) => /\/first-[\w-]+-styles\.ts$/.test(file)), 'src/login/card-styles.ts'];

const TOKENS = ['src/ui/first-tokens.ts', 'src/ui/tokens.ts'];

const USE = /var\((--_[\w-]+)/g;
const DECLARATION = /^ *(--_[\w-]+):/gm;

test('every token that is used has a value', () => {
  assert.deepEqual(without(found(USE, sources), found(DECLARATION, TOKENS)), []);
});

test('no token has a value that nobody uses', () => {
  const read = found(/['(](--_[\w-]+)/g, sources);

  assert.deepEqual(without(found(DECLARATION, TOKENS), read), []);
});

test('the first form uses no token that comes later', () => {
  const first = found(DECLARATION, TOKENS.slice(0, 1));

  assert.ok(FIRST.length > 3);
  assert.deepEqual(without(found(USE, FIRST), first), []);
});
