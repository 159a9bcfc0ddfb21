import { readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * @typedef {object} Import
 * @property {string} specifier as written
 * @property {'static' | 'dynamic'} kind
 * @property {boolean} isTypeOnly nothing of it is left after compilation
 * @property {boolean} isReexport `export … from`
 */

/** @param {ts.ImportClause | undefined} clause */
function isTypeOnlyClause(clause) {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = clause;
  return (
    !name &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.length > 0 &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}

/** @param {ts.Node} node @returns {Import | undefined} */
function importAt(node) {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const isTypeOnly = isTypeOnlyClause(node.importClause);
    return { specifier: node.moduleSpecifier.text, kind: 'static', isTypeOnly, isReexport: false };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, kind: 'static', isTypeOnly: node.isTypeOnly, isReexport: true };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return { specifier: node.argument.literal.text, kind: 'static', isTypeOnly: true, isReexport: false };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    const specifier = argument && ts.isStringLiteralLike(argument) ? argument.text : '(computed)';
    return { specifier, kind: 'dynamic', isTypeOnly: false, isReexport: false };
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
