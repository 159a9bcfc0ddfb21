import { listen } from '../../../demo/web/listen.js';

/**
 * A service that costs next to nothing: JSON of the wanted size, ready in memory, for whoever asks. Every way that
 * asks sends a pre-flight where its browser thinks one is due; the permission may be kept.
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

/** @param {number} port @param {readonly number[]} sizes bytes, each served at `/size/<bytes>` */
export async function startService(port, sizes) {
  const bodies = new Map(sizes.map((size) => [`/size/${size}`, jsonOf(size)]));
  const origin = `http://api.localhost:${port}`;
  const { close } = await listen({
    origin,
    handle(request, response) {
      const body = bodies.get(request.url ?? '');
      if (request.method === 'OPTIONS') response.writeHead(204, CORS).end();
      else if (body === undefined) response.writeHead(404, CORS).end();
      else {
        const headers = { ...CORS, 'Content-Type': 'application/json', 'Content-Length': body.length };
        response.writeHead(200, headers).end(body);
      }
    },
  });
  return { origin, close };
}
