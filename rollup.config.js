/**
 * Two forms of one source:
 * - dist/esm, module by module with dependencies left outside: for sites that have a bundler;
 * - dist/bundle, ready for a script tag: deskpass.js, vault.js and otp.js with chunks that are fetched when
 *   they are needed, and gadget.js, one file with the global `deskpass`.
 */
import minifyTemplates from '@lit-labs/rollup-plugin-minify-html-literals';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terserPlugin from '@rollup/plugin-terser';
import { readFileSync } from 'node:fs';
import esbuild from 'rollup-plugin-esbuild';
import { plainProperties } from './.config/plain-properties.js';
import { privateNames } from './.config/private-names.js';
import { trimEngine } from './.config/trim-engine.js';
import { trimLit } from './.config/trim-lit.js';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Can be set up once only, and a site that uses it too sets it up for itself: ours is our own copy. */
const OWN_COPY = '@lit/localize';

/** @param {string} id */
const isDependency = (id) =>
  Object.keys(dependencies).some((name) => name !== OWN_COPY && (id === name || id.startsWith(`${name}/`)));

const entries = [
  'index',
  'login',
  'login-define',
  'host',
  'host-define',
  'gadget',
  'vault',
  'deskpass',
  'backends-expertflow',
  'backends-finesse',
  'backends-genesys',
  'backends-oidc',
  'backends-unblu',
];

const compile = () => [
  // Before esbuild, which would hide the templates. conservativeCollapse keeps one space between inline
  // elements: without it the bundle is laid out differently from the source.
  minifyTemplates({
    include: ['src/**'],
    failOnError: true,
    options: { minifyOptions: { conservativeCollapse: true, decodeEntities: false } },
  }),
  // The production condition also where NODE_ENV says otherwise: Lit's development build is larger.
  nodeResolve({ extensions: ['.ts', '.js'], exportConditions: ['production'] }),
  esbuild({ target: 'es2022', tsconfig: '.config/tsconfig.build.json' }),
];

/** For the script tag, where libraries are inside and nobody else uses them. */
const compileWhole = () => [...compile(), plainProperties(), trimEngine(), trimLit()];

// The plugin's types describe its CommonJS form.
const terser = /** @type {typeof terserPlugin.default} */ (/** @type {unknown} */ (terserPlugin));
/** @param {{ module: boolean }} options in a module nothing at the top is seen from outside */
const minify = ({ module }) =>
  terser({
    ecma: 2022,
    module,
    compress: { passes: 5, pure_getters: true, keep_fargs: false, inline: 1, unsafe_arrows: true },
    // What the protocol engine keeps to itself; it lies in one chunk, and nothing of ours is called so.
    mangle: { properties: { regex: /^_[a-z]/ } },
    format: { comments: /^!|^# all/ },
  });

/**
 * Has all functions of the file that draws the first form compiled while it arrives, away from the main thread, and not
 * one by one as they are called (Explicit Compile Hints; engines without them read a comment).
 *
 * @param {{ name: string }} chunk
 */
const compileAtOnce = ({ name }) => (name === 'deskpass' ? '//# allFunctionsCalledOnLoad' : '');

/**
 * Chunks lie beside the entries, so that `./vault.js` is the same address from each of them.
 *
 * @type {import('rollup').OutputOptions}
 */
const bundle = {
  dir: 'dist/bundle',
  format: 'es',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash:6].js',
  sourcemap: true,
  banner: compileAtOnce,
  plugins: [privateNames(), minify({ module: true })],
};

/**
 * A module of these libraries that nothing is taken from does nothing: who needs `css` alone gets that alone.
 *
 * @type {import('rollup').TreeshakingOptions}
 */
const treeshake = { moduleSideEffects: (id) => !/\/node_modules\/(?:@lit|lit|lit-element|lit-html|jose)\//.test(id) };

const VAULT = '/src/vault.ts';

/**
 * All that the vault starts with is one file beside `vault.js`, which holds the start alone: WebKit runs a worker's own
 * script a second time when a chunk imports from it, and an error class of the one is none of the other.
 *
 * What the backend for OpenID providers shares with the others, some 1 kB, is in that file too: one of its own would be
 * another request, and smaller pieces compress worse. What only the others share stays out.
 *
 * @type {import('rollup').ManualChunksOption}
 */
const withVault = (id, { getModuleInfo }) => {
  const importersOf = (/** @type {string} */ module) => getModuleInfo(module)?.importers ?? [];
  /** @param {string} module @returns {boolean} */
  const comesAtStart = (module) => importersOf(module).some((each) => each.endsWith(VAULT) || comesAtStart(each));
  const isShared =
    /\/src\/backends\/[^/]+$/.test(id) && importersOf(id).some((each) => /\/src\/backends\/oidc\//.test(each));
  return isShared || comesAtStart(id) ? 'vault-parts' : undefined;
};

/** @type {import('rollup').RollupOptions[]} */
export default [
  {
    input: entries.map((name) => `src/${name}.ts`),
    external: isDependency,
    plugins: compile(),
    output: {
      dir: 'dist/esm',
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: 'src',
      // A folder called node_modules would not be published.
      entryFileNames: ({ name }) => `${name.replace('node_modules/', 'own-copy/')}.js`,
      sourcemap: true,
    },
  },
  { input: 'src/deskpass.ts', treeshake, plugins: compileWhole(), output: bundle },
  { input: 'src/vault.ts', treeshake, plugins: compileWhole(), output: { ...bundle, manualChunks: withVault } },
  // By itself: what deskpass.js is made of is not to change for it.
  { input: { otp: 'src/otp-define.ts' }, treeshake, plugins: compileWhole(), output: bundle },
  {
    input: 'src/gadget.ts',
    plugins: compile(),
    output: {
      file: 'dist/bundle/gadget.js',
      format: 'iife',
      name: 'deskpass',
      sourcemap: true,
      plugins: [minify({ module: false })],
    },
  },
];
