/** A statement that only writes to the log; `logger.throw`, which throws, is not one. */
const LOG_STATEMENT =
  /^\s*(?:this\._logger|logger\d*)\.(?:debug|info|warn|error)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\);$/gm;

/**
 * Takes the log statements out of `oidc-client-ts`: about 1 kB that nobody can read inside the vault, and that
 * would tell of claims and parameters if somebody could.
 *
 * @returns {import('rollup').Plugin}
 */
export const dropEngineLog = () => ({
  name: 'drop-engine-log',
  transform(code, id) {
    if (!/oidc-client-ts[^/]*\.js$/.test(id)) return null;
    let dropped = 0;
    const blank = (/** @type {string} */ statement) => {
      dropped += 1;
      return statement.replace(/[^\n]/g, '');
    };
    const quiet = code.replace(LOG_STATEMENT, blank);
    if (dropped < 100) this.error(`oidc-client-ts writes its log in another way: ${dropped} statements found`);
    // Lines stay where they were, so the source map need not change.
    return { code: quiet, map: null };
  },
});
