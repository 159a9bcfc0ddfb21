/**
 * What a person does, in all three engines: `press` a key, `type` text, `click` at a point, `resize`
 * the window. The runner's own commands refuse a launcher they do not know, so these have names of
 * their own; tests call them through commands.ts.
 */

/** The keys that have no character of their own, as WebDriver spells them. */
const WEBDRIVER_KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Escape: '\uE00C',
  Space: ' ',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

const webdriverKey = (key) => WEBDRIVER_KEYS[key] ?? key;

/** Puppeteer drives Chromium and Firefox. */
const puppeteer = {
  async press(browser, id, { key, with: held }) {
    const { keyboard } = browser.getPage(id);
    if (held) await keyboard.down(held);
    await keyboard.press(key);
    if (held) await keyboard.up(held);
  },
  type: (browser, id, { text }) => browser.getPage(id).keyboard.type(text),
  click: (browser, id, { x, y }) => browser.getPage(id).mouse.click(x, y),
  resize: (browser, id, { width, height }) => browser.getPage(id).setViewport({ width, height }),
};

const actions = (browser, list) => browser.call('POST', '/actions', { actions: list });

const keys = (browser, values) =>
  actions(browser, [
    { type: 'key', id: 'keyboard', actions: values.map(([type, value]) => ({ type, value })) },
  ]);

const stroke = (key) => [
  ['keyDown', key],
  ['keyUp', key],
];

/** WebDriver drives WebKitGTK. */
const webdriver = {
  press(browser, _id, { key, with: held }) {
    const pressed = stroke(webdriverKey(key));
    const around = held && webdriverKey(held);
    return keys(browser, around ? [['keyDown', around], ...pressed, ['keyUp', around]] : pressed);
  },
  type: (browser, _id, { text }) => keys(browser, [...text].flatMap(stroke)),
  click: (browser, _id, { x, y }) =>
    actions(browser, [
      {
        type: 'pointer',
        id: 'mouse',
        parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', x, y, origin: 'viewport' },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      },
    ]),
  resize: (browser, _id, { width, height }) => browser.call('POST', '/window/rect', { width, height }),
};

export const inputPlugin = () => ({
  name: 'input',
  async executeCommand({ command, payload, session: { browser, id } }) {
    const [family, verb] = command.split(':');
    if (family !== 'input') return undefined;
    await (browser.type === 'puppeteer' ? puppeteer : webdriver)[verb](browser, id, payload);
    return true;
  },
});
