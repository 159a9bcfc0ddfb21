/** The public surface: written down, described, and every example in it compiles. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import ts from 'typescript';
import { apiReports } from '../../.config/api-report.js';
import { readPublicApi } from '../../.config/public-api.js';
import { files, readText, root } from './tree.js';

const { checker, entries } = readPublicApi();
const symbols = entries.flatMap(({ subpath, symbols: own }) =>
  own.map((entry) => ({ ...entry, label: `${subpath} ${entry.name}` })),
);

/** @param {ts.Symbol} symbol the text of its `@example` tags */
const examplesOf = (symbol) =>
  symbol
    .getJsDocTags(checker)
    .filter((tag) => tag.name === 'example')
    .map((tag) => ts.displayPartsToString(tag.text));

/** Examples as modules beside the compiler settings, so that they see the package as a customer does. */
const exampleModules = new Map(
  symbols.flatMap(({ label, symbol }) =>
    examplesOf(symbol).flatMap((text, number) =>
      [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code], part) => [
        join(root, `${label.replace(/\W+/g, '-')}-${number}-${part}.ts`),
        `${code}\nexport {};\n`,
      ]),
    ),
  ),
);

function compileExamples() {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const settings = { ...options, noUnusedLocals: false, noUnusedParameters: false, types: [] };
  const host = ts.createCompilerHost(settings);
  const { fileExists, getSourceFile, readFile } = host;
  host.fileExists = (file) => exampleModules.has(file) || fileExists(file);
  host.readFile = (file) => exampleModules.get(file) ?? readFile(file);
  host.getSourceFile = (file, version, ...rest) => {
    const text = exampleModules.get(file);
    return text === undefined ? getSourceFile(file, version, ...rest) : ts.createSourceFile(file, text, version);
  };
  const program = ts.createProgram([...exampleModules.keys()], settings, host);
  return [...exampleModules.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${file.slice(root.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
}

test('the package has public symbols', () => {
  assert.ok(symbols.length > 0);
});

test('docs/api says what the build gives (npm run api renews it)', () => {
  const reports = apiReports();
  for (const [file, text] of reports) {
    assert.ok(existsSync(join(root, file)), `${file} is missing`);
    assert.equal(readText(file), text, `${file} is out of date`);
  }
  const left = files.filter((file) => file.startsWith('docs/api/') && !reports.has(file));
  assert.deepEqual(left, [], 'a report of something that is no longer public');
});

test('every public symbol says what it is', () => {
  const silent = symbols.filter(({ symbol }) => symbol.getDocumentationComment(checker).length === 0);
  assert.deepEqual(
    silent.map(({ label }) => label),
    [],
  );
});

/** @param {ts.Symbol} symbol events are made by us and shown where one listens to them */
const isEvent = (symbol) =>
  checker
    .getDeclaredTypeOfSymbol(symbol)
    .getBaseTypes()
    ?.some((type) => type.symbol.name === 'Event') ?? false;

/** @param {ts.Symbol} symbol something a customer calls or makes with `new` */
function isCalled(symbol) {
  if (symbol.flags & ts.SymbolFlags.Class) return !isEvent(symbol);
  if (!(symbol.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Variable))) return false;
  return checker.getTypeOfSymbol(symbol).getCallSignatures().length > 0;
}

test('every public function and class shows how it is used', () => {
  const bare = symbols.filter(({ symbol }) => isCalled(symbol) && examplesOf(symbol).length === 0);
  assert.deepEqual(
    bare.map(({ label }) => label),
    [],
  );
});

test('every example compiles', () => {
  assert.ok(exampleModules.size > 0, 'found no example');
  assert.deepEqual(compileExamples(), []);
});
