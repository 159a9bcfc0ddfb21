import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { get } from 'node:http';
import { after, before, describe, it } from 'node:test';

import { startDemo } from '../../demo/demo.js';
import { send } from './browser.js';
import { createClient } from './sign-in.js';

/** @type {import('./sign-in.js').Demo} */
let demo;
/** @type {string} */
let token;
before(async () => {
  demo = await startDemo({ portBase: 4640 });
  token = (await createClient(demo).tokens('sjefferson')).access_token;
});
after(() => demo.close());

/** @param {string} path @param {{ method?: string, body?: string }} [options] */
async function call(path, { method = 'GET', body = '' } = {}) {
  const headers = { Authorization: `Bearer ${token}`, Origin: demo.urls.desk, 'Content-Type': 'application/json' };
  const answer = await send(new URL(path, demo.urls.orders), { method, headers, body });
  return { ...answer, json: () => JSON.parse(answer.body) };
}

describe('orders', () => {
  it('of a customer come newest first with a total in euro', async () => {
    const { customer, orders } = (await call('/v2/orders?customer=C-1042')).json();
    assert.deepEqual(customer, { id: 'C-1042', name: 'Ada Brook' });
    const placed = orders.map((/** @type {{ placed: string }} */ order) => order.placed);
    assert.deepEqual(placed, [...placed].sort().reverse());
    const { currency, total, items } = orders.at(-1);
    const sum = items.reduce(
      (/** @type {number} */ all, /** @type {{ quantity: number, price: number }} */ each) =>
        all + each.quantity * each.price,
      0,
    );
    assert.deepEqual({ currency, total }, { currency: 'EUR', total: sum });
  });

  it('of nobody are a problem that says so', async () => {
    const answer = await call('/v2/orders?customer=C-9999');
    assert.equal(answer.status, 404);
    assert.equal(answer.headers['content-type'], 'application/problem+json');
    assert.equal(answer.json().detail, 'There is no customer C-9999.');
  });

  it('take a note in the agent’s name', async () => {
    const body = JSON.stringify({ text: ' Called about delivery. ' });
    const answer = await call('/v2/orders/NW-20907/notes', { method: 'POST', body });
    assert.equal(answer.status, 201);
    const { by, text } = answer.json();
    assert.deepEqual({ by, text }, { by: 'Sarah Jefferson', text: 'Called about delivery.' });
    assert.equal((await call('/v2/orders/NW-20907')).json().notes.length, 1);
  });

  for (const [why, body, status] of /** @type {const} */ ([
    ['is empty', '{"text":" "}', 422],
    ['is too long', JSON.stringify({ text: 'x'.repeat(2001) }), 422],
    ['is no JSON', 'text', 400],
    ['is larger than the service reads', JSON.stringify({ text: 'x'.repeat(70_000) }), 413],
  ])) {
    it(`refuse a note that ${why}`, async () => {
      assert.equal((await call('/v2/orders/NW-20907/notes', { method: 'POST', body })).status, status);
    });
  }

  it('change state only as orders do', async () => {
    const change = (/** @type {string} */ state) =>
      call('/v2/orders/NW-20933/state', { method: 'PUT', body: JSON.stringify({ state }) });
    assert.equal((await change('delivered')).status, 409);
    assert.equal((await change('on-its-way')).json().state, 'on-its-way');
  });
});

describe('long, slow and moved answers', () => {
  it('are chunked, of the size that was asked for', async () => {
    const { headers, body } = await call('/v2/orders/export?size=200000');
    assert.equal(headers['transfer-encoding'], 'chunked');
    assert.equal(body.length, 200_000);
  });

  it('have a length where that was asked for', async () => {
    const { headers } = await call('/v2/orders/export?size=200000&length=1');
    assert.equal(headers['content-length'], '200000');
  });

  it('start at once and end when the reader goes, which the log says', async () => {
    const url = new URL('/v2/slow', demo.urls.orders);
    const headers = { Host: url.host, Authorization: `Bearer ${token}` };
    const request = get({ host: '127.0.0.1', port: url.port, path: url.pathname, headers });
    await once(request, 'response');
    const seen = demo.orders.requests.at(-1);
    assert.equal(seen?.aborted, false);
    request.destroy();
    while (seen?.aborted === false) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(seen?.status, 200);
  });

  it('lead away to another origin', async () => {
    const { status, headers } = await call('/v2/moved');
    assert.deepEqual([status, headers.location], [302, `${demo.urls.cdn}/elsewhere`]);
  });
});

describe('the mirror', () => {
  it('shows the scheme and a fingerprint instead of the credential', async () => {
    const answer = await call('/v2/echo', { method: 'POST', body: 'hello' });
    const sha256 = (/** @type {string} */ text) => createHash('sha256').update(text).digest('hex');
    assert.deepEqual(answer.json().authorization, { scheme: 'Bearer', fingerprint: sha256(token).slice(0, 32) });
    assert.deepEqual(answer.json().body, { bytes: 5, sha256: sha256('hello') });
    assert.doesNotMatch(answer.body, new RegExp(token.slice(0, 40)));
  });

  it('asks for no token on the public path', async () => {
    const { status, body } = await send(new URL('/v2/public/echo', demo.urls.orders));
    assert.deepEqual([status, JSON.parse(body).authorization], [200, null]);
  });
});

describe('the log', () => {
  it('has names of headers and a fingerprint, and no credential', async () => {
    await call('/v2/orders?customer=C-1042');
    const seen = demo.orders.requests.at(-1);
    assert.deepEqual([seen?.method, seen?.path, seen?.query], ['GET', '/v2/orders', '?customer=C-1042']);
    assert.ok(seen?.headerNames.includes('authorization'));
    assert.match(seen?.authorization ?? '', /^[0-9a-f]{32}$/);
    assert.doesNotMatch(JSON.stringify(demo.orders.requests), new RegExp(token.slice(0, 40)));
  });
});
