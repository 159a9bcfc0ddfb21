import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { findBrowser, installHint, isEngine } from './support/browsers.js';
import { countReporter } from './support/count-reporter.js';
import { freePort } from './support/free-port.js';
import { inputPlugin } from './support/input-plugin.js';
import { librariesPlugin } from './support/libraries-plugin.js';
import { simulatorPlugin } from './support/simulator-plugin.js';
import { testService } from './support/test-service.js';
import { trimmedPlugin } from './support/trimmed-plugin.js';
import { webkitLauncher } from './support/webkit-launcher.js';

/** @typedef {import('@web/test-runner').BrowserLauncher} BrowserLauncher */

/** Nobody asks the driver which requests there were, and telling costs Firefox a third of its time. */
const networkEnabled = false;

/** @type {Record<import('./support/browsers.js').Engine, (program: string) => BrowserLauncher>} */
const launchers = {
  chromium: (executablePath) =>
    chromeLauncher({
      launchOptions: {
        executablePath,
        networkEnabled,
        args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'],
      },
    }),
  firefox: (executablePath) =>
    chromeLauncher({
      puppeteer: /** @type {any} */ (puppeteer),
      launchOptions: { browser: 'firefox', executablePath, networkEnabled },
    }),
  webkit: (driver) => webkitLauncher(driver),
};

/**
 * A gadget's frame has an opaque origin, and a module script there is a cross-origin request.
 *
 * @type {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]}
 */
const allowOpaqueOrigins = (context, next) => {
  context.set('access-control-allow-origin', '*');
  return next();
};

const { DESKPASS_ENGINE: engine = 'chromium', DESKPASS_COUNTS: counts } = process.env;
if (!isEngine(engine)) throw new Error(`There is no engine "${engine}".`);
const program = findBrowser(engine);
if (!program) throw new Error(`No ${engine} here: ${installHint(engine)}`);

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  files: ['test/**/*.test.ts', '!test/{e2e,demo,repo,bench}/**'],
  rootDir: process.cwd(),
  port: await freePort(),
  nodeResolve: { exportConditions: ['development'] },
  middleware: [testService, allowOpaqueOrigins],
  plugins: [
    inputPlugin(),
    await librariesPlugin(),
    simulatorPlugin(),
    trimmedPlugin(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' }),
  ],
  browsers: [launchers[engine](program)],
  // One file at a time: two would share the focus, the storage and the broadcast channels of one origin.
  concurrency: 1,
  // Other parts run at the same time.
  testFramework: { config: { timeout: 20_000 } },
  testsFinishTimeout: 180_000,
  reporters: [defaultReporter({ reportTestProgress: false }), ...(counts ? [countReporter(counts)] : [])],
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
};
