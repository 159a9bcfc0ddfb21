/**
 * A W3C WebDriver session in WebKitGTK.
 *
 * 1. A display: the one there is, else an Xvfb of its own.
 * 2. WebKitWebDriver on a free port; it starts the browser when a session is asked for.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
        server.close(() => resolve(port));
      });
  });

/**
 * Xvfb picks a free display and writes its number on file descriptor 3.
 *
 * @returns {Promise<{ child: import('node:child_process').ChildProcess, display: string }>}
 */
function startXvfb() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stdio[3]?.once('data', (number) => resolve({ child, display: `:${String(number).trim()}` }));
  });
}

/** @param {string} base @param {string} method @param {string} path @param {unknown} [body] */
async function send(base, method, path, body) {
  const response = await fetch(base + path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** @param {() => Promise<unknown>} attempt tried again for ten seconds */
async function untilAnswered(attempt) {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (cause) {
      if (tries === 200) throw cause;
      await wait(50);
    }
  }
}

/**
 * Starts a session. `call` sends a command to it, `stop` ends it and all it started.
 *
 * @param {string} driver path of WebKitWebDriver
 * @param {object} [options]
 * @param {Record<string, string>} [options.env] `GTK_THEME=Adwaita:dark` makes pages dark
 * @param {string[]} [options.args] for the browser, as `--cookies-policy=always`
 */
export async function startWebKit(driver, options = {}) {
  // Without layers of its own for what moves or floats: no graphics card is here, and drawing them by the processor, frame by
  // frame, took most of a page's time. Scripts, styles, layout, animations, storage and the network are not touched by that,
  // and no test looks at pixels.
  /** @type {NodeJS.ProcessEnv} */
  const env = { WEBKIT_DISABLE_COMPOSITING_MODE: '1', ...process.env, ...options.env };
  const xvfb = env.DISPLAY || env.WAYLAND_DISPLAY ? undefined : await startXvfb();
  if (xvfb) env.DISPLAY = xvfb.display;
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const proc = spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' });
  await new Promise((resolve, reject) => proc.once('spawn', resolve).once('error', reject));
  await untilAnswered(() => send(base, 'GET', '/status'));
  const wanted = options.args ? { 'webkitgtk:browserOptions': { args: ['--automation', ...options.args] } } : {};
  const { sessionId } = await send(base, 'POST', '/session', { capabilities: { alwaysMatch: wanted } });
  return {
    /** @param {string} method @param {string} path below the session @param {unknown} [body] */
    call: (method, path, body) => send(base, method, `/session/${sessionId}${path}`, body),
    async stop() {
      await send(base, 'DELETE', `/session/${sessionId}`).catch(() => undefined);
      proc.kill();
      xvfb?.child.kill();
    },
  };
}
