import { setTimeout as wait } from 'node:timers/promises';

import { listen } from '../../../demo/web/listen.js';

/**
 * A service that costs next to nothing: JSON of the wanted size, ready in memory, for whoever asks. Every way that
 * asks sends a pre-flight where its browser thinks one is due; the permission may be kept. The answer may not, unless
 * the address says so: it stands for what only some may see.
 */
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'authorization',
  'Access-Control-Max-Age': '600',
  'Timing-Allow-Origin': '*',
};

/** @param {number} size bytes */
function jsonOf(size) {
  /** @type {object[]} */
  const rows = [];
  for (let length = 0; length < size - 40;) {
    const row = {
      id: `NW-${20_000 + rows.length}`,
      customer: 'C-1042',
      state: 'delivered',
      total: 148.5,
      note: 'none',
    };
    length += JSON.stringify(row).length + 1;
    rows.push(row);
  }
  const short = JSON.stringify({ rows }).slice(0, -1);
  return Buffer.from(`${short},"pad":"${' '.repeat(Math.max(0, size - short.length - 9))}"}`);
}

/** Milliseconds to a service that is far away, and as many back. */
const FAR = 20;

/**
 * @param {number} port
 * @param {readonly number[]} sizes bytes, each served at `/size/<bytes>`, at `/size/<bytes>/storable` so that a cache may
 *   keep it, and at `/size/<bytes>/far` as if from far away
 */
export async function startService(port, sizes) {
  const bodies = new Map(sizes.map((size) => [`/size/${size}`, jsonOf(size)]));
  const origin = `http://api.localhost:${port}`;
  const { close } = await listen({
    origin,
    async handle(request, response) {
      const [, path = '', how] = /^(\/size\/\d+)(?:\/(\w+))?$/.exec(request.url ?? '') ?? [];
      const body = bodies.get(path);
      if (how === 'far') await wait(2 * FAR);
      if (request.method === 'OPTIONS') response.writeHead(204, CORS).end();
      else if (body === undefined) response.writeHead(404, CORS).end();
      else {
        const headers = { ...CORS, 'Content-Type': 'application/json', 'Content-Length': body.length };
        response.writeHead(200, how === 'storable' ? headers : { ...headers, 'Cache-Control': 'no-store' }).end(body);
      }
    },
  });
  return { origin, close };
}
