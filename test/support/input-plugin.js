/**
 * What a person does, in all three engines: `press` a key, `click` at a point, or do it in two: `hold` and `release`
 * the mouse. The runner's own commands refuse a launcher they do not know, so these have names of their own; tests call them through commands.ts.
 */

/**
 * @typedef {object} Input
 * @property {(options: { key: string, held?: string }) => Promise<unknown>} press
 * @property {(options: { x: number, y: number }) => Promise<unknown>} click
 * @property {(options: { x: number, y: number }) => Promise<unknown>} hold
 * @property {() => Promise<unknown>} release
 */

/** The keys that have no character of their own, as WebDriver spells them. */
const WEBDRIVER_KEYS = new Map([
  ['Backspace', '\uE003'],
  ['Tab', '\uE004'],
  ['Enter', '\uE007'],
  ['Shift', '\uE008'],
  ['Control', '\uE009'],
  ['Escape', '\uE00C'],
  ['Space', ' '],
  ['End', '\uE010'],
  ['Home', '\uE011'],
  ['ArrowLeft', '\uE012'],
  ['ArrowUp', '\uE013'],
  ['ArrowRight', '\uE014'],
  ['ArrowDown', '\uE015'],
  ['Delete', '\uE017'],
]);

/**
 * Chromium and Firefox, driven by Puppeteer.
 *
 * @param {import('puppeteer-core').Page} page
 * @returns {Input}
 */
const puppeteerInput = (page) => ({
  async press({ key, held }) {
    const { keyboard } = page;
    if (held) await keyboard.down(/** @type {import('puppeteer-core').KeyInput} */ (held));
    await keyboard.press(/** @type {import('puppeteer-core').KeyInput} */ (key));
    if (held) await keyboard.up(/** @type {import('puppeteer-core').KeyInput} */ (held));
  },
  click: ({ x, y }) => page.mouse.click(x, y),
  async hold({ x, y }) {
    await page.mouse.move(x, y);
    await page.mouse.down();
  },
  release: () => page.mouse.up(),
});

/** @param {string} key */
const stroke = (key) => [
  { type: 'keyDown', value: key },
  { type: 'keyUp', value: key },
];

/**
 * WebKitGTK, driven by WebDriver (actions: W3C WebDriver §15).
 *
 * @param {(method: string, path: string, body: unknown) => Promise<unknown>} call
 * @returns {Input}
 */
const webdriverInput = (call) => {
  /** @param {object} source */
  const act = (source) => call('POST', '/actions', { actions: [source] });
  /** @param {object[]} actions */
  const keys = (actions) => act({ type: 'key', id: 'keyboard', actions });
  /** @param {object[]} actions */
  const mouse = (actions) => act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
  /** @param {{ x: number, y: number }} point */
  const pressed = ({ x, y }) => [
    { type: 'pointerMove', x, y, origin: 'viewport' },
    { type: 'pointerDown', button: 0 },
  ];
  return {
    press({ key, held }) {
      const strokes = stroke(WEBDRIVER_KEYS.get(key) ?? key);
      const [down, up] = stroke(WEBDRIVER_KEYS.get(held ?? '') ?? '');
      return keys(held && down && up ? [down, ...strokes, up] : strokes);
    },
    click: (point) => mouse([...pressed(point), { type: 'pointerUp', button: 0 }]),
    hold: (point) => mouse(pressed(point)),
    release: () => mouse([{ type: 'pointerUp', button: 0 }]),
  };
};

/** @returns {import('@web/test-runner').TestRunnerPlugin} */
export const inputPlugin = () => ({
  name: 'input',
  async executeCommand({ command, payload, session }) {
    const [family, verb] = command.split(':');
    if (family !== 'input') return undefined;
    const browser = /** @type {any} */ (session.browser);
    const input =
      browser.type === 'puppeteer' ? puppeteerInput(browser.getPage(session.id)) : webdriverInput(browser.call);
    const perform = /** @type {(options: unknown) => Promise<unknown>} */ (input[/** @type {keyof Input} */ (verb)]);
    await perform(payload);
    return true;
  },
});
