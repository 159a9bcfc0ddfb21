/**
 * A REST service for attack tests: it answers under /service/ on every host name of the test server and keeps a log of
 * what reached it, so that a test can prove that nothing did. A log belongs to the run named in the query.
 */

/** @typedef {{ host: string, method: string, path: string, headers: Record<string, unknown>, body: string }} Visit */

/** @type {Map<string, Visit[]>} */
const logs = new Map();

/** @param {NodeJS.ReadableStream} stream */
async function readText(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks.map((chunk) => Buffer.from(chunk))).toString();
}

/** @type {NonNullable<import('@web/test-runner').TestRunnerConfig['middleware']>[number]} */
export async function testService(context, next) {
  const { pathname, searchParams } = new URL(context.url, 'http://service.localhost');
  if (!pathname.startsWith('/service/')) return next();
  const run = searchParams.get('run') ?? '';
  const log = logs.get(run) ?? [];
  logs.set(run, log);
  context.set('access-control-allow-origin', '*');
  context.set('access-control-allow-headers', 'authorization, content-type, x-run');
  context.set('access-control-allow-methods', 'GET, POST, PUT');
  if (context.method === 'OPTIONS') {
    context.status = 204;
    return undefined;
  }
  if (pathname === '/service/log') {
    context.body = log;
    return undefined;
  }
  const { host, method, headers, req } = context;
  const visit = { host, method, path: pathname, headers: { ...headers }, body: await readText(req) };
  log.push(visit);
  if (pathname === '/service/api/moved') {
    context.redirect(`http://thief.localhost:${host.split(':')[1]}/service/api/loot?run=${run}`);
    return undefined;
  }
  context.set('x-access-token', String(headers.authorization ?? ''));
  context.body = { method, path: pathname };
  return undefined;
}
