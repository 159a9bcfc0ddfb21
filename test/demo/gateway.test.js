import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { startDemo } from '../../demo/demo.js';
import { send } from './browser.js';
import { createClient } from './sign-in.js';

/** @type {import('./sign-in.js').Demo} */
let demo;
/** @type {string} */
let writer;
/** @type {string} */
let reader;
before(async () => {
  demo = await startDemo({ portBase: 4620 });
  writer = (await createClient(demo).tokens('sjefferson')).access_token;
  reader = (await createClient(demo).tokens('rread')).access_token;
});
after(() => demo.close());

/**
 * @param {string} path
 * @param {{ token?: string, scheme?: string, method?: string, origin?: string, headers?: Record<string, string> }} [options]
 */
function ask(path, { token, scheme = 'Bearer', method = 'GET', origin = demo.urls.desk, headers = {} } = {}) {
  const authorization = token === undefined ? {} : { Authorization: `${scheme} ${token}` };
  return send(new URL(path, demo.urls.orders), { method, headers: { Origin: origin, ...authorization, ...headers } });
}

/** The whole answer as text, without what differs each time. @param {import('./browser.js').Answer} answer */
function shape({ status, reason, fields, body }) {
  const head = fields.map(([name, value]) => `${name}: ${name === 'Date' ? '(now)' : value}`);
  return [`${status} ${reason}`, ...head, '', body.replaceAll('\r\n', '\n')].join('\n');
}

const page = (/** @type {string} */ title) => `<html>
<head><title>${title}</title></head>
<body>
<center><h1>${title}</h1></center>
<hr><center>openresty</center>
<p><em>Powered by <a href="https://apisix.apache.org/">APISIX</a>.</em></p></body>
</html>
`;

const cors = () => `Vary: Origin
Access-Control-Allow-Origin: ${demo.urls.desk}
Access-Control-Allow-Methods: GET,POST,PUT
Access-Control-Max-Age: 600
Access-Control-Expose-Headers: www-authenticate
Access-Control-Allow-Headers: authorization,content-type`;

const unauthorized = (/** @type {string} */ error) => `401 Unauthorized
Date: (now)
Content-Type: text/html; charset=utf-8
Content-Length: 251
Connection: keep-alive
WWW-Authenticate: Bearer realm="contact-centre"${error === '' ? '' : `, error="invalid_token", error_description="${error}"`}
Server: APISIX/3.11.0
${cors()}

${page('401 Authorization Required')}`;

const plain = (/** @type {string} */ status, /** @type {string} */ more = '') => `${status}
Date: (now)
Content-Type: text/plain; charset=utf-8
Transfer-Encoding: chunked
Connection: keep-alive
${more}Server: APISIX/3.11.0
`;

const ORDERS = '/v2/orders?customer=C-1042';

describe('401', () => {
  it('without a token names the realm and no error', async () => {
    assert.equal(shape(await ask(ORDERS)), unauthorized(''));
  });

  it('with another scheme is the same as without a token', async () => {
    assert.equal(shape(await ask(ORDERS, { scheme: 'Basic', token: 'YTpi' })), unauthorized(''));
  });

  it('for a token of one part', async () => {
    assert.equal(shape(await ask(ORDERS, { token: 'garbage' })), unauthorized('invalid jwt: invalid jwt string'));
  });

  it('for a token whose header is no JSON', async () => {
    assert.equal(shape(await ask(ORDERS, { token: 'aaa.bbb.ccc' })), unauthorized('invalid jwt: invalid header: aaa'));
  });

  it('for a token somebody changed', async () => {
    const [head, , signature] = writer.split('.');
    const body = Buffer.from('{"sub":"x","scope":"orders:write"}').toString('base64url');
    assert.equal(
      shape(await ask(ORDERS, { token: `${head}.${body}.${signature}` })),
      unauthorized('jwt signature verification failed: Verification failed'),
    );
  });

  it('for a token without a signature', async () => {
    const head = Buffer.from('{"alg":"none"}').toString('base64url');
    const token = `${head}.${writer.split('.')[1]}.`;
    assert.equal((await ask(ORDERS, { token })).status, 401);
  });

  it('for a token that is meant for somebody else', async () => {
    const { id_token: token } = await createClient(demo).tokens('sjefferson');
    assert.equal(shape(await ask(ORDERS, { token })), unauthorized('invalid token'));
  });

  it('for an expired token says when it expired', async () => {
    await withClock(301, async () => {
      const { exp } = JSON.parse(Buffer.from(writer.split('.')[1] ?? '', 'base64url').toString());
      const when = new Date(exp * 1000).toUTCString();
      assert.equal(
        shape(await ask(ORDERS, { token: writer })),
        unauthorized(`jwt signature verification failed: 'exp' claim expired at ${when}`),
      );
    });
  });
});

describe('400', () => {
  it('is how a token that expired less than two minutes ago is refused, where that is set', async () => {
    demo.orders.settings.expiredAs = '400';
    await withClock(310, async () => {
      const answer = shape(await ask(ORDERS, { token: writer }));
      assert.equal(
        answer,
        `${plain('400 Bad Request')}${cors()}\n\n{"error":"invalid_grant","error_description":"Invalid bearer token"}`,
      );
    });
    demo.orders.settings.expiredAs = '401';
  });

  it('gives way to 401 when the token expired longer ago', async () => {
    demo.orders.settings.expiredAs = '400';
    await withClock(425, async () => assert.equal((await ask(ORDERS, { token: writer })).status, 401));
    demo.orders.settings.expiredAs = '401';
  });
});

describe('403', () => {
  it('names the scope the token lacks', async () => {
    const answer = await ask('/v2/orders/NW-20841/notes', { method: 'POST', token: reader });
    assert.equal(
      shape(answer),
      `${plain('403 Forbidden', 'WWW-Authenticate: Bearer error="insufficient_scope", scope="orders:write"\n')}${cors()}

{"error":"access_denied","error_description":"not_authorized"}`,
    );
  });
});

describe('a preflight', () => {
  it('is answered with 200 and without a token', async () => {
    const headers = { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'authorization' };
    assert.equal(shape(await ask(ORDERS, { method: 'OPTIONS', headers })), `${plain('200 OK')}${cors()}\n\n`);
  });

  it('of another origin gets no CORS headers', async () => {
    const answer = await ask(ORDERS, { method: 'OPTIONS', origin: 'http://evil.example' });
    assert.equal(shape(answer), `${plain('200 OK')}Vary: Origin\n\n`);
  });
});

describe('other answers of the gateway', () => {
  it('404 for a method that no route takes has no CORS headers', async () => {
    const answer = await ask(ORDERS, { method: 'DELETE', token: writer });
    assert.equal(shape(answer), `${plain('404 Not Found')}\n{"error_msg":"404 Route Not Found"}\n`);
  });

  it('502 says that the service is down', async () => {
    demo.orders.failNext(502);
    const answer = await ask(ORDERS, { token: writer });
    assert.match(shape(answer), /^502 Bad Gateway\n[^]*Content-Length: 229\n[^]*X-APISIX-Upstream-Status: 502\nVary/);
    assert.equal((await ask(ORDERS, { token: writer })).status, 200);
  });

  it('503 says that permissions cannot be asked for', async () => {
    demo.orders.failNext(503);
    const answer = await ask(ORDERS, { token: writer });
    assert.match(shape(answer), /^503 Service Temporarily Unavailable\n[^]*Content-Length: 269\n/);
  });

  it('401 discloses the discovery address when the provider does not answer', async () => {
    const other = await startDemo({ portBase: 4630 });
    try {
      other.provider.outage(true);
      const answer = await send(new URL(ORDERS, other.urls.orders), { headers: { Authorization: `Bearer ${writer}` } });
      const discovery = `${other.urls.login}/.well-known/openid-configuration`;
      assert.equal(
        answer.headers['www-authenticate'],
        `Bearer realm="contact-centre", error="invalid_token", error_description="accessing discovery url (${discovery}) failed: connection refused"`,
      );
    } finally {
      await other.close();
    }
  });
});

/** @param {number} seconds @param {() => Promise<void>} act */
async function withClock(seconds, act) {
  demo.provider.clock.offset = seconds;
  try {
    await act();
  } finally {
    demo.provider.clock.offset = 0;
  }
}
