import { readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * @typedef {object} Import
 * @property {string} specifier as written
 * @property {'static' | 'dynamic'} kind
 * @property {boolean} isTypeOnly nothing of it is left after compilation
 * @property {boolean} isReexport `export … from`
 * @property {boolean} isForEffect `import '…'`: nothing is taken from it
 */

/** @satisfies {Omit<Import, 'specifier'>} */
const NOTHING = /** @type {const} */ ({ kind: 'static', isTypeOnly: false, isReexport: false, isForEffect: false });

/** @param {ts.Node} node @returns {Import | undefined} */
function importAt(node) {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    // `import { type A }` is not among them: the compiler leaves an import for its effect.
    const isTypeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    const isForEffect = !node.importClause;
    return { ...NOTHING, specifier: node.moduleSpecifier.text, isTypeOnly, isForEffect };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { ...NOTHING, specifier: node.moduleSpecifier.text, isTypeOnly: node.isTypeOnly, isReexport: true };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { ...NOTHING, specifier: node.argument.literal.text, isTypeOnly: true };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    const specifier = argument && ts.isStringLiteralLike(argument) ? argument.text : '(computed)';
    return { ...NOTHING, specifier, kind: 'dynamic' };
  }
  return undefined;
}

/**
 * Every import of a TypeScript or JavaScript file.
 *
 * @param {string} file
 */
export function importsOf(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  /** @type {Import[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    const entry = importAt(node);
    if (entry) found.push(entry);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
