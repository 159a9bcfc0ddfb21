import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port that nothing listens on, from the system's own range: two runs that start at once get two. */
export async function freePort() {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}
