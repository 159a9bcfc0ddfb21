/** The package's public symbols, read from the declaration files that the build emits. */
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './setup.js';

/** Public subpaths that are modules, and the declaration file of each. */
export const PUBLIC_ENTRIES = {
  deskpass: 'index',
  'deskpass/login': 'login',
  'deskpass/login/define': 'login-define',
  'deskpass/host': 'host',
  'deskpass/host/define': 'host-define',
  'deskpass/gadget': 'gadget',
  'deskpass/vault': 'vault',
  'deskpass/backends/expertflow': 'backends-expertflow',
  'deskpass/backends/finesse': 'backends-finesse',
  'deskpass/backends/genesys': 'backends-genesys',
  'deskpass/backends/oidc': 'backends-oidc',
  'deskpass/backends/unblu': 'backends-unblu',
};

/**
 * @typedef {object} PublicSymbol
 * @property {string} name
 * @property {ts.Symbol} symbol with aliases followed
 * @property {ts.Declaration[]} declarations
 */

/** @param {string} entry name of an entry file */
const declarationFile = (entry) => join(root, 'dist/esm', `${entry}.d.ts`);

/** Reads every public entry; throws where the build has not made its declarations. */
export function readPublicApi() {
  const program = ts.createProgram(Object.values(PUBLIC_ENTRIES).map(declarationFile), {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const entries = Object.entries(PUBLIC_ENTRIES).map(([subpath, entry]) => {
    const file = program.getSourceFile(declarationFile(entry));
    if (!file) throw new Error(`${subpath} has no declarations: run npm run build`);
    const module = checker.getSymbolAtLocation(file);
    const exported = module ? checker.getExportsOfModule(module) : [];
    /** @type {PublicSymbol[]} */
    const symbols = exported
      .map((alias) => {
        const symbol = alias.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(alias) : alias;
        return { name: alias.name, symbol, declarations: symbol.declarations ?? [] };
      })
      .sort((one, other) => (one.name < other.name ? -1 : 1));
    return { subpath, symbols };
  });
  return { checker, entries };
}
