/**
 * Which browsers this machine has, and how to get the missing ones. Built-ins only, so that it
 * runs before the first install.
 */
import { findOnPath, installCommand, installPackages, isDebian, isExecutable } from './debian.js';

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */

/**
 * Where each engine's program may be: an environment variable, names on the PATH, fixed places.
 *
 * @type {Record<Engine, { variable: string, names: string[], places: string[], packages: string[], elsewhere: string }>}
 */
const ENGINES = {
  chromium: {
    variable: 'CHROME_PATH',
    names: ['chromium', 'google-chrome-stable', 'google-chrome', 'chromium-browser', 'microsoft-edge'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
    packages: ['chromium'],
    elsewhere: 'install Google Chrome or set CHROME_PATH',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    names: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
    packages: ['firefox-esr'],
    elsewhere: 'install Firefox or set FIREFOX_PATH',
  },
  webkit: {
    variable: 'WEBKIT_DRIVER',
    names: ['WebKitWebDriver'],
    places: [],
    packages: ['webkit2gtk-driver', 'xvfb'],
    elsewhere: 'WebKitGTK runs on Linux only: install webkit2gtk-driver and xvfb, or set WEBKIT_DRIVER',
  },
};

/** A machine with nothing has no fonts either, and text without a font has no width to test. */
const FONTS = ['fonts-liberation', 'fonts-noto-core'];

/** Every engine the tests know, in the order in which they run. */
export const ENGINE_NAMES = /** @type {Engine[]} */ (Object.keys(ENGINES));

/** @param {string} name @returns {name is Engine} */
export const isEngine = (name) => Object.hasOwn(ENGINES, name);

/**
 * The program that runs an engine's tests, or undefined where the machine has none.
 *
 * @param {Engine} engine
 */
export function findBrowser(engine) {
  const { variable, names, places } = ENGINES[engine];
  const named = process.env[variable];
  if (named) return isExecutable(named) ? named : undefined;
  const found = names.map(findOnPath).find(Boolean) ?? places.find(isExecutable);
  if (engine === 'webkit' && found && !hasDisplay()) return undefined;
  return found;
}

/** WebKitGTK has no headless mode: it needs a display or the program that makes one. */
const hasDisplay = () => Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY ?? findOnPath('Xvfb'));

/**
 * The sentence that tells a person how to get an engine.
 *
 * @param {Engine} engine
 */
export function installHint(engine) {
  const { packages, elsewhere } = ENGINES[engine];
  return isDebian() ? `run: ${installCommand([...packages, ...FONTS])}` : elsewhere;
}

/**
 * Installs the missing engines where that needs no one's leave: as root on Debian.
 *
 * @param {Engine[]} engines
 */
export function installMissing(engines) {
  const missing = engines.filter((engine) => !findBrowser(engine));
  if (missing.length > 0) installPackages([...missing.flatMap((engine) => ENGINES[engine].packages), ...FONTS]);
}
