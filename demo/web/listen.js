import { createServer } from 'node:http';

/**
 * @typedef {import('node:http').IncomingMessage} Request
 * @typedef {import('node:http').ServerResponse} Response
 */

/** As long as a gateway keeps a connection open for the next request, in milliseconds. */
const KEEP_ALIVE = 75_000;

/** A port that another program holds. */
export class PortInUse extends Error {
  /** @param {number} port */
  constructor(port) {
    super(`Port ${port} is in use.`);
    this.name = 'PortInUse';
    this.port = port;
  }
}

/**
 * Serves one origin on the loopback interface.
 *
 * A request whose `Host` names neither the origin nor a loopback address is answered with 421 (RFC 9110,
 * section 15.5.20), so that a page which rebinds its own name to 127.0.0.1 gets nothing from the demo.
 *
 * @param {object} options
 * @param {string} options.origin for example `http://login.localhost:4101`
 * @param {(request: Request, response: Response) => void | Promise<void>} options.handle
 * @returns {Promise<{ close(): Promise<void> }>} rejects with `PortInUse`
 */
export async function listen({ origin, handle }) {
  const { host, port } = new URL(origin);
  const hosts = new Set([host, `127.0.0.1:${port}`, `localhost:${port}`]);

  const server = createServer(async (request, response) => {
    if (!hosts.has(request.headers.host ?? '')) {
      response.writeHead(421, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('This server does not answer for that name.\n');
      return;
    }
    try {
      await handle(request, response);
    } catch (error) {
      console.error(`${host}: ${request.method} failed`, error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    }
  });

  server.keepAliveTimeout = KEEP_ALIVE;

  await new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const inUse = /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE';
      reject(inUse ? new PortInUse(Number(port)) : error);
    });
    server.listen(Number(port), '127.0.0.1', () => resolve(undefined));
  });

  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
