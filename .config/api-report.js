/**
 * What a customer can see of the package, in docs/api: one file per public subpath, so that a change of
 * the surface shows in review. `node .config/api-report.js` writes them from the last build.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { readPublicApi } from './public-api.js';
import { ensureBuilt, ensureInstalled, root } from './setup.js';

/** @typedef {import('./public-api.js').PublicSymbol} PublicSymbol */

const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });

/** @param {ts.Declaration} declaration a variable's declaration lies inside its statement */
const statementOf = (declaration) => (ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration);

/** @param {ts.Node} node */
const print = (node) => printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());

/** @param {ts.Declaration[]} declarations */
const signature = (declarations) =>
  [...new Set(declarations.map(statementOf))].map((node) => print(node).replace(/^export (declare )?/, '')).join('\n');

/**
 * The package's own types that these symbols mention and that are not among them: a change there is a
 * change of the surface too.
 *
 * @param {ts.TypeChecker} checker
 * @param {PublicSymbol[]} symbols
 */
function mentioned(checker, symbols) {
  const known = new Set(symbols.map(({ symbol }) => symbol));
  /** @type {PublicSymbol[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isIdentifier(node)) {
      const local = checker.getSymbolAtLocation(node);
      const symbol = local && local.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(local) : local;
      const declarations = (symbol?.declarations ?? []).filter(isOwnStatement);
      if (symbol && declarations.length > 0 && !known.has(symbol)) {
        known.add(symbol);
        found.push({ name: symbol.name, symbol, declarations });
        declarations.forEach(visit);
      }
    }
    ts.forEachChild(node, visit);
  };
  symbols.flatMap(({ declarations }) => declarations.map(statementOf)).forEach(visit);
  return found.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** @param {ts.Declaration} declaration */
const isOwnStatement = (declaration) =>
  ts.isSourceFile(statementOf(declaration).parent) &&
  declaration.getSourceFile().fileName.startsWith(join(root, 'dist/esm').replaceAll('\\', '/'));

/** @param {PublicSymbol[]} symbols */
const block = (symbols) =>
  symbols.map(({ declarations }) => `\`\`\`ts\n${signature(declarations)}\n\`\`\`\n`).join('\n');

/**
 * The reports by file name.
 *
 * @returns {Map<string, string>}
 */
export function apiReports() {
  const { checker, entries } = readPublicApi();
  return new Map(
    entries.map(({ subpath, symbols }) => {
      const others = mentioned(checker, symbols);
      const parts = [
        `# ${subpath}\n\nWritten by \`npm run api\`; reviewed by people.\n`,
        symbols.length > 0 ? block(symbols) : 'Exports nothing: it is imported for what it does.\n',
        ...(others.length > 0 ? ['## Mentioned above, not exported\n', block(others)] : []),
      ];
      return [`docs/api/${subpath.replaceAll('/', '-')}.md`, parts.join('\n')];
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  ensureBuilt();
  for (const [file, text] of apiReports()) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    console.log(file);
  }
}
