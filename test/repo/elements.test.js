/** custom-elements.json, which editors and documentation read, describes every element as its source has it. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { edgesOf, readText, sources } from './tree.js';

/**
 * @typedef {{ name: string, description?: string, default?: string, type?: { text: string } }} Described
 * @typedef {Described & { kind: string, privacy?: string, static?: boolean, inheritedFrom?: object }} Member
 * @typedef {{
 *   name: string, tagName: string, description?: string, members: Member[],
 *   attributes?: (Described & { fieldName: string })[], events?: Described[], slots?: Described[],
 *   cssParts?: Described[], cssProperties?: Described[],
 * }} Declaration
 * @typedef {{ path: string, declarations?: Declaration[] }} Module
 */

/** @type {{ modules: Module[] }} */
const manifest = JSON.parse(readText('dist/custom-elements.json'));
const described = manifest.modules.flatMap(({ path, declarations = [] }) =>
  declarations.filter(({ tagName }) => tagName).map((declaration) => ({ ...declaration, path })),
);

const defined = sources.flatMap((file) =>
  [...readText(file).matchAll(/(?:customElements\.define|@customElement|define\w*)\(\s*'(deskpass-[a-z-]+)'/g)].map(
    ([, tag]) => tag ?? '',
  ),
);

/** @param {Described[]} [entries] */
const namesOf = (entries = []) => entries.map(({ name }) => name).sort();

/** @param {string} text @param {RegExp} pattern its first group is the name */
const namesIn = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();

/**
 * What an element is made of: its module and what that imports, up to the next element.
 *
 * @param {string} start
 */
function modulesOf(start) {
  const found = new Set([start]);
  for (const file of found) {
    for (const { to, isTypeOnly } of edgesOf(file)) {
      const isAnother = described.some(({ path }) => path === to);
      if (!isTypeOnly && !isAnother && sources.includes(to)) found.add(to);
    }
  }
  return [...found];
}

/** Type of every event by its class. */
const eventTypes = new Map(
  sources.flatMap((file) =>
    [...readText(file).matchAll(/class (\w+Event) extends Event \{\s+static readonly type = '([\w-]+)'/g)].map(
      ([, name = '', type = '']) => /** @type {const} */ ([name, type]),
    ),
  ),
);

/** The events of a session, which an element that has one hands on. */
const sessionEvents = namesIn(readText('src/session/session-events.ts'), /^ {2}'(deskpass-[\w-]+)': \w+;$/gm);

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

for (const element of described) {
  const { tagName, path, members, attributes = [], events = [], slots, cssParts, cssProperties = [] } = element;
  const own = readText(path);
  const all = modulesOf(path).map(readText).join('\n');

  test(`<${tagName}> has the attributes that are described, and every public member in a sentence`, () => {
    const decorated = [...own.matchAll(/@property\(([^)]*)\)\s+(?:get )?(\w+)/g)]
      .filter(([, options = '']) => !options.includes('attribute: false'))
      .map(([, options = '', field = '']) => [
        /attribute: '([\w-]+)'/.exec(options)?.[1] ?? field.toLowerCase(),
        field,
      ]);
    assert.deepEqual(attributes.map(({ name, fieldName }) => [name.toLowerCase(), fieldName]).sort(), decorated.sort());
    const silent = members.filter(
      (member) => !member.privacy && !member.static && !member.inheritedFrom && !member.description,
    );
    assert.deepEqual(namesOf(silent), []);
  });

  test(`<${tagName}> dispatches the events that are described`, () => {
    const made = namesIn(all, /new (\w+Event)\(/g).flatMap((name) => eventTypes.get(name) ?? []);
    const itsOwn = made.filter((type) => !sessionEvents.includes(type));
    const handedOn = /\brelayEvents\(\w/.test(all) ? sessionEvents : [];
    assert.deepEqual(namesOf(events), [...itsOwn, ...handedOn].sort());
    const wrong = events.filter(({ name, type }) => eventTypes.get(type?.text ?? '') !== name);
    assert.deepEqual(namesOf(wrong), []);
  });

  test(`<${tagName}> has the slots that are described, beside those it fills itself`, () => {
    const drawn = namesIn(all, /(?:<slot name="|'slot', \{ name: ')([\w-]+)/g);
    const filled = namesIn(all, /\bslot="([\w-]+)"/g);
    assert.deepEqual(
      namesOf(slots).filter((name) => !drawn.includes(name)),
      [],
    );
    assert.deepEqual(
      drawn.filter((name) => !namesOf(slots).includes(name) && !filled.includes(name)),
      [],
    );
  });

  test(`<${tagName}> has the parts that are described`, () => {
    assert.deepEqual(namesOf(cssParts), namesIn(all, /\bpart="([\w-]+)"/g));
  });

  test(`<${tagName}> heeds the CSS properties that are described`, () => {
    const unheeded = cssProperties.filter(({ name, default: fallback }) =>
      fallback ? !all.includes(`var(${name}, ${fallback})`) : !new RegExp(`var\\(\\s*${name},`).test(all),
    );
    assert.deepEqual(namesOf(unheeded), []);
  });
}
