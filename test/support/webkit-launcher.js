import { startWebKit } from './webdriver.js';

/**
 * Runs the unit tests in WebKitGTK. One test file at a time: the session's only window goes to the
 * file's URL, and to about:blank when the runner says the file is done.
 *
 * @param {string} driver path of WebKitWebDriver
 * @returns {import('@web/test-runner').BrowserLauncher & Pick<Awaited<ReturnType<typeof startWebKit>>, 'call'>}
 */
export function webkitLauncher(driver) {
  /** @type {ReturnType<typeof startWebKit> | undefined} */
  let starting;
  /** @type {string | undefined} */
  let current;
  let url = 'about:blank';
  /** @param {string} method @param {string} path @param {unknown} [body] */
  const call = async (method, path, body) => (await (starting ??= startWebKit(driver))).call(method, path, body);
  /** @param {string} id @param {string} testUrl */
  const open = async (id, testUrl) => {
    current = id;
    url = testUrl;
    await call('POST', '/url', { url });
  };
  return {
    name: 'WebKitGTK',
    type: 'webkitgtk',
    startSession: open,
    startDebugSession: open,
    async stopSession() {
      current = undefined;
      await call('POST', '/url', { url: 'about:blank' });
      return {};
    },
    isActive: (id) => current === id,
    getBrowserUrl: () => url,
    call,
    async stop() {
      await (await starting)?.stop();
      starting = undefined;
    },
  };
}
