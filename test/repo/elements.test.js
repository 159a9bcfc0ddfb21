/** custom-elements.json, which editors and documentation read, describes every element. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { readText, sources } from './tree.js';

/**
 * @typedef {{ tagName?: string, description?: string, customElement?: boolean, name: string }} Declaration
 * @typedef {{ declarations?: Declaration[] }} Module
 */

/** @type {{ modules: Module[] }} */
const manifest = JSON.parse(readText('dist/custom-elements.json'));
const described = manifest.modules.flatMap((module) => module.declarations ?? []).filter((entry) => entry.tagName);

const defined = sources.flatMap((file) =>
  [...readText(file).matchAll(/(?:customElements\.define|@customElement|define\w*)\(\s*'(deskpass-[a-z-]+)'/g)].map(
    ([, tag]) => tag ?? '',
  ),
);

test('every element that is defined is described', () => {
  assert.ok(defined.length > 0, 'found no element');
  const names = described.map(({ tagName }) => tagName);
  assert.deepEqual(
    defined.filter((tag) => !names.includes(tag)),
    [],
  );
});

test('every description says in a sentence what the element is', () => {
  assert.ok(described.length > 0, 'found no description');
  assert.deepEqual(
    described.filter(({ description }) => !description).map(({ tagName }) => tagName),
    [],
  );
});

test('every element is known to TypeScript by its tag', () => {
  const declared = sources.map(readText).join('\n');
  const unknown = defined.filter((tag) => !new RegExp(`'${tag}':\\s*\\w+`).test(declared));
  assert.deepEqual(unknown, []);
});
