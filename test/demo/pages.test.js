import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { startDemo } from '../../demo/demo.js';
import { PortInUse } from '../../demo/web/listen.js';
import { send } from './browser.js';

/** @type {import('./sign-in.js').Demo} */
let demo;
/** @type {string} */
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deskpass-demo-'));
  await mkdir(join(folder, 'bundle'));
  await mkdir(join(folder, 'gadgets/sample'), { recursive: true });
  await writeFile(join(folder, 'bundle/deskpass.js'), `// ${'bundle '.repeat(200)}\n`);
  await writeFile(join(folder, 'bundle/gadget.js'), '// gadget\n');
  await writeFile(join(folder, 'gadgets/sample/index.html'), '<!doctype html><title>Sample</title>\n');
  await writeFile(join(folder, 'secret.txt'), 'secret\n');
  await writeFile(join(folder, 'bundle/.hidden.js'), 'hidden\n');
  await symlink(join(folder, 'secret.txt'), join(folder, 'bundle/link.txt'));
  const bundleFolder = join(folder, 'bundle');
  demo = await startDemo({ portBase: 4650, bundleFolder, gadgetFolders: [join(folder, 'gadgets')] });
});
after(async () => {
  await demo.close();
  await rm(folder, { recursive: true });
});

/** @param {string} origin @param {string} path @param {Record<string, string>} [headers] */
const get = (origin, path, headers = {}) => send(new URL(origin), { rawPath: path, headers });

describe('the host page', () => {
  it('runs under the strict policy, with no exception', async () => {
    const { headers } = await get(demo.urls.desk, '/');
    assert.equal(
      headers['content-security-policy'],
      "script-src 'self'; style-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; " +
        "require-trusted-types-for 'script'; frame-src http://gadgets.localhost:4653; " +
        "connect-src 'self' http://login.localhost:4651 http://orders.localhost:4652; frame-ancestors 'none'",
    );
    assert.equal(headers['referrer-policy'], 'no-referrer');
  });

  it('gives the worker’s script the same policy, since a worker has its own', async () => {
    const [page, script] = [await get(demo.urls.desk, '/'), await get(demo.urls.desk, '/deskpass/deskpass.js')];
    assert.equal(script.headers['content-security-policy'], page.headers['content-security-policy']);
  });

  it('has one script tag of the product and one element, and nothing inline', async () => {
    const { body } = await get(demo.urls.desk, '/?code=x&state=y');
    assert.equal(body.match(/<script type="module" src="\/deskpass\/deskpass\.js"><\/script>/g)?.length, 1);
    assert.equal(body.match(/<deskpass-desk src="\/desk\.json"><\/deskpass-desk>/g)?.length, 1);
    assert.doesNotMatch(body, /<style|style=|<script(?![^>]*src=)| on\w+=/);
  });

  it('may take the bundle from another origin, which its policy then names', async () => {
    demo.host.settings.fromCdn = true;
    const { body, headers } = await get(demo.urls.desk, '/');
    demo.host.settings.fromCdn = false;
    assert.match(body, /src="http:\/\/cdn\.localhost:4654\/deskpass\/deskpass\.js"/);
    assert.match(
      String(headers['content-security-policy']),
      /^script-src 'self' http:\/\/cdn\.localhost:4654; style-src 'self'; worker-src 'self' blob: http:\/\/cdn\.localhost:4654; /,
    );
  });

  it('has a desk file with the addresses of this demo', async () => {
    const desk = JSON.parse((await get(demo.urls.desk, '/desk.json')).body);
    assert.equal(desk.signIn[0].authority, 'http://login.localhost:4651');
    assert.deepEqual(desk.gadgets[0].grants, [
      {
        origin: 'http://orders.localhost:4652',
        path: '/v2/orders',
        methods: ['GET', 'POST'],
        authorization: 'session',
      },
    ]);
  });

  it('has a desk file that a test may break', async () => {
    Object.assign(demo.host.settings, { deskFile: () => '{ not json', deskStatus: 503 });
    const { status, body } = await get(demo.urls.desk, '/desk.json');
    Object.assign(demo.host.settings, { deskFile: (/** @type {object} */ desk) => desk, deskStatus: 200 });
    assert.deepEqual([status, body], [503, '{ not json']);
  });
});

describe('files', () => {
  for (const path of [
    '/deskpass/../secret.txt',
    '/deskpass/%2e%2e/secret.txt',
    '/deskpass/..%2fsecret.txt',
    '/deskpass/..%5csecret.txt',
    '/deskpass//../secret.txt',
    '/deskpass/link.txt',
    '/deskpass/.hidden.js',
    '/deskpass/%00deskpass.js',
    '/deskpass/%',
    '/deskpass/',
  ]) {
    it(`outside the folder are not reached by ${path}`, async () => {
      const { status, body } = await get(demo.urls.desk, path);
      assert.deepEqual([status, body], [404, 'There is nothing at this address.\n']);
    });
  }

  it('are not sent again to a reader who has them', async () => {
    const { headers } = await get(demo.urls.desk, '/deskpass/deskpass.js');
    const again = await get(demo.urls.desk, '/deskpass/deskpass.js', { 'If-None-Match': String(headers.etag) });
    assert.deepEqual([again.status, again.body], [304, '']);
  });

  for (const [accepted, encoding] of [
    ['gzip, deflate, br', 'br'],
    ['gzip, br;q=0', 'gzip'],
  ]) {
    it(`are sent as ${encoding} to a reader who accepts ${accepted}`, async () => {
      const answer = await fetch('http://127.0.0.1:4650/deskpass/deskpass.js', {
        headers: { 'Accept-Encoding': accepted ?? '' },
      });
      assert.equal(answer.headers.get('content-encoding'), encoding);
      assert.equal(await answer.text(), `// ${'bundle '.repeat(200)}\n`);
    });
  }
});

describe('the gadgets’ origin', () => {
  it('lets a gadget run its own files only and be framed by the desk only', async () => {
    const { headers, body } = await get(demo.urls.gadgets, '/sample/');
    assert.match(body, /Sample/);
    assert.equal(
      headers['content-security-policy'],
      "default-src 'none'; script-src http://gadgets.localhost:4653; style-src http://gadgets.localhost:4653; " +
        "img-src http://gadgets.localhost:4653; font-src http://gadgets.localhost:4653; connect-src 'none'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors http://desk.localhost:4650; require-trusted-types-for 'script'",
    );
    assert.deepEqual([headers['access-control-allow-origin'], headers['x-content-type-options']], ['*', 'nosniff']);
  });

  it('serves the gadget bundle to any origin', async () => {
    const { status, headers } = await get(demo.urls.gadgets, '/gadget.js');
    assert.deepEqual([status, headers['access-control-allow-origin']], [200, '*']);
  });
});

describe('the servers', () => {
  it('answer only for their own names', async () => {
    const { status } = await get(demo.urls.desk, '/', { Host: 'rebound.example:4650' });
    assert.equal(status, 421);
  });

  it('say which port is in use, and leave none of the others open', async () => {
    await assert.rejects(startDemo({ portBase: 4648 }), (error) => error instanceof PortInUse && error.port === 4650);
    const again = await startDemo({ portBase: 4645 });
    await again.close();
  });
});
