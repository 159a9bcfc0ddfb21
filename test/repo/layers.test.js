/** The drawing in docs/architecture.md: who may import whom. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { dirname } from 'node:path';
import { edgesOf, entries, files, readText, sources } from './tree.js';

/**
 * One row per folder: the folders it may import, those it may import types from, the packages it may use.
 *
 * @type {Record<string, { folders: string[], types?: string[], packages?: string[] }>}
 */
const LAYERS = {
  core: { folders: [] },
  wire: { folders: ['core'] },
  auth: { folders: ['core'] },
  backends: { folders: ['core', 'auth'] },
  vault: { folders: ['core', 'wire', 'auth'] },
  session: { folders: ['core', 'wire'], types: ['auth'] },
  ui: { folders: ['core'], types: ['auth'], packages: ['lit', '@lit/localize'] },
  login: {
    folders: ['core', 'session', 'ui'],
    types: ['auth'],
    packages: ['lit', 'uqr', '@zxcvbn-ts/core', '@zxcvbn-ts/language-common'],
  },
  host: { folders: ['core', 'wire', 'session', 'ui'], packages: ['lit'] },
  gadget: { folders: ['core', 'wire'] },
};

/** Third-party protocol code stays behind one folder. */
const PROTOCOL_FOLDER = /^src\/backends\/oidc(\/|[-.])/;
const PROTOCOL_PACKAGES = ['oidc-client-ts', 'jose'];

/** Entry files that wire things together; every other entry only re-exports. */
const WIRING = [
  'src/until-signed-in.ts',
  'src/vault.ts',
  'src/deskpass.ts',
  'src/login-define.ts',
  'src/otp-define.ts',
  'src/host-define.ts',
];

/** @param {string} file `src/wire/stream.ts` gives `wire` */
const folderOf = (file) => file.split('/')[1] ?? '';

/** @param {string} specifier */
const packageOf = (specifier) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

const inFolders = sources.filter((file) => !entries.includes(file));
const edges = sources.flatMap(edgesOf);

/** @param {import('./tree.js').Edge} edge */
const show = ({ from, specifier }) => `${from} imports ${specifier}`;

/** @param {import('./tree.js').Edge} edge */
function isAllowed({ from, to, isTypeOnly }) {
  const layer = LAYERS[folderOf(from)];
  if (!layer) return false;
  if (!to.startsWith('src/')) {
    if (PROTOCOL_PACKAGES.includes(to)) return PROTOCOL_FOLDER.test(from);
    return (layer.packages ?? []).includes(packageOf(to));
  }
  if (dirname(to) === 'src') return false;
  const folder = folderOf(to);
  return (
    folder === folderOf(from) || layer.folders.includes(folder) || (isTypeOnly && (layer.types ?? []).includes(folder))
  );
}

test('every folder of src has its row in the table of layers', () => {
  assert.ok(inFolders.length > 0, 'found no source');
  assert.deepEqual(
    [...new Set(inFolders.map(folderOf))].filter((folder) => !LAYERS[folder]),
    [],
  );
});

test('imports go down the drawing only', () => {
  const upward = edges.filter((edge) => inFolders.includes(edge.from) && !isAllowed(edge));
  assert.deepEqual(upward.map(show), []);
});

test('every relative import names a file that is there', () => {
  const missing = edges.filter((edge) => edge.to.startsWith('src/') && !sources.includes(edge.to));
  assert.deepEqual(missing.map(show), []);
});

test('no module imports itself, directly or through others', () => {
  /** @type {string[]} */
  const cycles = [];
  /** @type {Set<string>} */
  const done = new Set();
  /** @param {string} file @param {string[]} path */
  const walk = (file, path) => {
    if (path.includes(file)) return void cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file)) return;
    for (const edge of edges) if (edge.from === file && sources.includes(edge.to)) walk(edge.to, [...path, file]);
    done.add(file);
  };
  for (const file of sources) walk(file, []);
  assert.deepEqual(cycles, []);
});

test('a folder has no index file and no module that hands on what another one exports', () => {
  assert.deepEqual(
    inFolders.filter((file) => /\/index\.ts$/.test(file)),
    [],
  );
  const handedOn = edges.filter((edge) => inFolders.includes(edge.from) && edge.isReexport);
  assert.deepEqual(handedOn.map(show), []);
});

test('an entry file only re-exports', () => {
  const statements = entries
    .filter((file) => !WIRING.includes(file))
    .flatMap((file) =>
      readText(file)
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
        .split(';')
        .map((statement) => statement.trim())
        .filter((statement) => statement !== '' && !/^export (type )?(\*|\{[^}]*\}) from '[^']+'$/.test(statement))
        .map((statement) => `${file}: ${statement}`),
    );
  assert.deepEqual(statements, []);
});

test('gadgets, demo and end-to-end tests use the package by name', () => {
  const outside = files.filter((file) => /^(gadgets|demo|test\/e2e)\/.*\.(ts|js)$/.test(file));
  const inside = outside.flatMap(edgesOf).filter((edge) => edge.to.startsWith('src/'));
  assert.deepEqual(inside.map(show), []);
});
