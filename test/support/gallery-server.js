import { startDevServer } from '@web/dev-server';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { join } from 'node:path';
import { root } from '../../.config/setup.js';
import { freePort } from './free-port.js';

/** Serves the pages that show every state of an element, from the source. */
export async function startGalleries() {
  const port = await freePort();
  const server = await startDevServer({
    config: {
      rootDir: root,
      port,
      nodeResolve: { exportConditions: ['development'] },
      plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: join(root, 'tsconfig.json') })],
    },
    readCliArgs: false,
    readFileConfig: false,
    logStartMessage: false,
  });
  return {
    /** Of the sign-in card, and of the desk with its gadgets' cards. */
    urls: {
      login: `http://localhost:${String(port)}/test/login/gallery.html`,
      host: `http://localhost:${String(port)}/test/host/gallery.html`,
    },
    close: () => server.stop(),
  };
}
