/**
 * Runs the unit tests in WebKitGTK over W3C WebDriver.
 *
 * 1. A display: the one there is, else an Xvfb of its own.
 * 2. WebKitWebDriver on a free port; it starts the browser when a session is asked for.
 * 3. One test file at a time: the session's only window goes to the file's URL, and to
 *    about:blank when the runner says the file is done.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address();
        server.close(() => resolve(port));
      });
  });

/** Xvfb picks a free display and writes its number on file descriptor 3. */
function startXvfb() {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stdio[3].once('data', (number) => resolve({ child, display: `:${String(number).trim()}` }));
  });
}

/** Speaks W3C WebDriver to one driver process. */
export async function startWebKit(driver) {
  const env = { ...process.env };
  let xvfb;
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) {
    xvfb = await startXvfb();
    env.DISPLAY = xvfb.display;
  }
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const proc = spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' });
  await new Promise((resolve, reject) => proc.once('spawn', resolve).once('error', reject));

  const call = async (method, path, body) => {
    const response = await fetch(base + path, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (let tries = 0; ; tries++) {
    try {
      await call('GET', '/status');
      break;
    } catch (cause) {
      if (tries > 200) throw cause;
      await wait(50);
    }
  }
  const { sessionId } = await call('POST', '/session', { capabilities: { alwaysMatch: {} } });
  return {
    call: (method, path, body) => call(method, `/session/${sessionId}${path}`, body),
    async stop() {
      await call('DELETE', `/session/${sessionId}`).catch(() => undefined);
      proc.kill();
      xvfb?.child.kill();
    },
  };
}

/** A browser launcher for the test runner. */
export function webkitLauncher(driver) {
  let starting;
  let current;
  let url;
  const call = async (method, path, body) => (await (starting ??= startWebKit(driver))).call(method, path, body);
  return {
    name: 'WebKitGTK',
    type: 'webkitgtk',
    concurrency: 1,
    async startSession(id, testUrl) {
      current = id;
      url = testUrl;
      await call('POST', '/url', { url });
    },
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
