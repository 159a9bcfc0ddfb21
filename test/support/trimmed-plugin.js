import { parseAst } from 'rollup/parseAst';
import { trimEngine } from '../../.config/trim-engine.js';

const IS_TRIMMED = /[?&]trimmed$/;

/** Only these have another form: a class of `src/core` must stay the same class. @param {string} address */
const hasForms = (address) => /(?:\/src\/backends\/oidc|\/node_modules\/(?:jose|oidc-client-ts))\//.test(address);

/**
 * Serves a module that is asked for with `?trimmed`, and what it imports, with its libraries as the bundles have them.
 *
 * @returns {NonNullable<import('@web/test-runner').TestRunnerConfig['plugins']>[number]}
 */
export const trimmedPlugin = () => ({
  name: 'trimmed',
  transformImport({ source, context }) {
    const { href } = new URL(source, new URL(context.url, 'http://localhost'));
    return IS_TRIMMED.test(context.url) && hasForms(href) ? `${source}?trimmed` : undefined;
  },
  transform(context) {
    if (!IS_TRIMMED.test(context.url) || typeof context.body !== 'string') return undefined;
    const { transform } = trimEngine();
    if (typeof transform !== 'function') return undefined;
    const rollup = {
      parse: parseAst,
      error(/** @type {string} */ message) {
        throw new Error(message);
      },
    };
    const trimmed = Reflect.apply(transform, rollup, [context.body, context.path]);
    return trimmed === null ? undefined : trimmed.code;
  },
});
