import { build } from 'esbuild';
import { basename } from 'node:path';

const FOLDER = '/__libraries__/';

/** What pages import by name. Each of these is made of dozens of files, and a browser asks for every file of every page. */
const LIBRARIES = [
  '@lit/localize',
  '@open-wc/testing/pure',
  '@zxcvbn-ts/core',
  '@zxcvbn-ts/language-common',
  'jose',
  'lit',
  'lit/decorators.js',
  'lit/directives/if-defined.js',
  'lit/directives/keyed.js',
  'lit/directives/live.js',
  'oidc-client-ts',
];

/** @param {string} library */
const nameOf = (library) => library.replace(/^@|\.js$/g, '').replace(/\W+/g, '-');

/** @param {string} library */
const packageOf = (library) => /^(?:@[^/]+\/)?[^/]+/.exec(library)?.[0];

/** @returns {Promise<Map<string, string>>} code by file name */
async function buildLibraries() {
  const { outputFiles } = await build({
    entryPoints: LIBRARIES.map((library) => ({ in: library, out: nameOf(library) })),
    bundle: true,
    // All at once: what two of them share stays one, as the classes of Lit.
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['development'],
    outdir: '.',
    write: false,
  });
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
}

/**
 * Serves libraries in few files. A module that is asked for with `?trimmed` gets the library's own files, as the bundles
 * are made from them.
 *
 * @returns {Promise<import('@web/test-runner').TestRunnerPlugin>}
 */
export async function librariesPlugin() {
  const files = await buildLibraries();
  return {
    name: 'libraries',
    resolveImport({ source, context }) {
      if (context.path.startsWith(FOLDER)) return source;
      if (context.url.endsWith('trimmed') || context.path.startsWith('/node_modules/')) return undefined;
      if (LIBRARIES.includes(source)) return `${FOLDER}${nameOf(source)}.js`;
      // A page would have two copies of what they share.
      if (LIBRARIES.some((library) => packageOf(library) === packageOf(source))) {
        throw new Error(`${source} has to be listed in test/support/libraries-plugin.js.`);
      }
      return undefined;
    },
    serve({ path }) {
      const body = path.startsWith(FOLDER) ? files.get(basename(path)) : undefined;
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}
