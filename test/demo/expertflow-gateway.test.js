import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { expertflow } from '../../demo/expertflow/expertflow.js';
import { PortInUse } from '../../demo/web/listen.js';
import { send } from './browser.js';
import { call, login, settingsWith } from './expertflow-client.js';
import { stopClock } from './stop-clock.js';

/** @type {import('./expertflow-client.js').RunningExpertflow} */
let running;
/** @type {string} */
let agent;
/** @type {string} */
let admin;
before(async () => {
  stopClock();
  running = await expertflow.start({ port: 4436 });
});
beforeEach(async () => {
  Object.assign(running.settings, settingsWith());
  running.clock.offset = 0;
  agent ??= (await login(running, 'sjefferson')).json().data.token;
  admin ??= (await login(running, 'aowens')).json().data.token;
  running.settings.gateway.auth = true;
});
after(() => running.close());

/** @param {string} path @param {{ token?: string, method?: string, authorization?: string }} [options] */
const ask = (path, { token, method = 'GET', authorization } = {}) => {
  const value = authorization ?? (token === undefined ? undefined : `Bearer ${token}`);
  const headers = value === undefined ? {} : { Authorization: value };
  return send(new URL(path, running.url), { method, headers });
};

const challenge = (/** @type {string} */ error) =>
  `Bearer realm="contact-centre", error="invalid_token", error_description="${error}"`;

describe('the gateway', () => {
  it('asks for nothing as it is published', async () => {
    running.settings.gateway.auth = false;
    assert.equal((await ask('/ccm/conversations')).status, 200);
    assert.equal((await ask('/agent-manager/anything')).status, 404);
  });

  it('answers 401 as a page, without an error code where there is no token', async () => {
    for (const authorization of [undefined, 'Basic YTpi', 'DPoP x']) {
      const answer = await ask('/ccm/conversations', authorization === undefined ? {} : { authorization });
      assert.deepEqual(
        [answer.status, answer.headers['content-type'], answer.headers['www-authenticate']],
        [401, 'text/html; charset=utf-8', 'Bearer realm="contact-centre"'],
      );
    }
  });

  it('answers 401 with an error code for a token that is not good', async () => {
    running.clock.offset = 901;
    for (const token of ['made-up', agent]) {
      const { status, headers } = await ask('/ccm/conversations', { token });
      assert.deepEqual([status, headers['www-authenticate']], [401, challenge('invalid token')]);
    }
  });

  it('answers 401 for a good token too where it cannot ask Keycloak', async () => {
    running.settings.gateway.introspection = 'down';
    const { status, headers } = await ask('/ccm/conversations', { token: agent });
    assert.deepEqual([status, headers['www-authenticate']], [401, challenge('connection refused')]);
  });

  it('answers 400 as a page for a header of one word', async () => {
    const { status, headers, body } = await ask('/ccm/conversations', { authorization: agent });
    assert.deepEqual([status, headers['www-authenticate']], [400, undefined]);
    assert.match(body, /<h1>400 Bad Request<\/h1>/);
  });

  it('lets through what the role’s permissions grant', async () => {
    assert.deepEqual(JSON.parse((await ask('/ccm/conversations', { token: agent })).body), {
      method: 'GET',
      path: '/ccm/conversations',
    });
    assert.equal((await ask('/ccm/conversations', { token: admin, method: 'POST' })).status, 200);
  });

  it('answers 403 with JSON that is not said to be JSON', async () => {
    const { status, headers, body } = await ask('/ccm/conversations', { token: agent, method: 'POST' });
    assert.deepEqual([status, headers['content-type']], [403, 'text/plain; charset=utf-8']);
    assert.equal(body, '{"error":"access_denied","error_description":"not_authorized"}');
  });

  it('denies with a query what it allows without one, before 3.15', async () => {
    assert.equal((await ask('/ccm/conversations?page=2', { token: agent })).status, 403);
    running.settings.gateway.queryCounts = false;
    assert.equal((await ask('/ccm/conversations?page=2', { token: agent })).status, 200);
  });

  it('answers 403 for a scope that the token lacks', async () => {
    running.settings.gateway.requiredScopes = ['email', 'orders'];
    const { status, body } = await ask('/ccm/conversations', { token: agent });
    assert.deepEqual([status, body], [403, '{"error":"required scopes orders not present"}']);
  });

  it('answers 400 for a method that is no scope of the resource', async () => {
    const { status, body } = await ask('/ccm/conversations', { token: admin, method: 'DELETE' });
    assert.deepEqual([status, JSON.parse(body).error], [400, 'invalid_scope']);
  });

  it('redirects what it denies where an operator wants that', async () => {
    running.settings.gateway.deniedRedirect = 'https://elsewhere.example/';
    const { status, headers } = await ask('/ccm/conversations', { token: agent, method: 'POST' });
    assert.deepEqual([status, headers.location], [307, 'https://elsewhere.example/']);
  });

  it('answers 503 where it cannot ask for permissions', async () => {
    running.settings.gateway.permissions = 'down';
    assert.equal((await ask('/ccm/conversations', { token: agent })).status, 503);
  });

  it('lets sign-in, refresh and one-time codes through without a token', async () => {
    assert.equal((await login(running, 'sjefferson')).status, 200);
    assert.equal((await call(running, 'refresh-token', { refreshToken: 'x' })).status, 400);
    assert.equal((await call(running, 'validate-otp', { username: 'sjefferson' })).status, 400);
    assert.equal((await ask('/unified-admin/locale-setting')).status, 200);
  });

  it('wants a token for the newer endpoints, until an operator adds them to the exceptions', async () => {
    for (const name of ['register-2FA', 'resendOTP', 'reset-pswd', 'pswd-policies']) {
      assert.equal((await call(running, name, { username: 'sjefferson' })).status, 401, name);
    }
    running.settings.gateway.exceptions = 'complete';
    assert.equal((await call(running, 'pswd-policies', { username: 'sjefferson' })).status, 200);
  });

  it('has no route for anything else', async () => {
    for (const path of [
      '/',
      '/agent-manager',
      '/unified-admin/other',
      '/auth/realms/nowhere/protocol/openid-connect/certs',
    ]) {
      assert.equal((await ask(path, { token: admin })).status, 404, path);
    }
  });
});

describe('another origin', () => {
  const origin = 'http://desk.localhost:4999';
  const preflight = () =>
    send(new URL('/agent-manager/agent/login', running.url), { method: 'OPTIONS', headers: { Origin: origin } });

  it('is told nothing by the gateway as it is published, which wants a token for the preflight', async () => {
    const { status, headers } = await preflight();
    assert.deepEqual([status, headers['access-control-allow-origin']], [401, undefined]);
    running.settings.gateway.auth = false;
    assert.equal((await preflight()).status, 404);
  });

  it('may read all answers where an operator has added it', async () => {
    running.settings.allowedOrigins = [origin];
    const { status, headers } = await preflight();
    assert.deepEqual([status, headers['access-control-allow-origin']], [200, origin]);
    assert.equal(headers['access-control-allow-headers'], 'authorization,content-type,tenantid');
    const refused = await send(new URL('/ccm/x', running.url), { headers: { Origin: origin } });
    assert.deepEqual([refused.status, refused.headers['access-control-allow-origin']], [401, origin]);
    assert.equal(refused.headers['access-control-expose-headers'], 'www-authenticate');
  });
});

describe('faults that a test asks for', () => {
  for (const [status, type] of /** @type {const} */ ([
    [502, 'text/html; charset=utf-8'],
    [503, 'text/html; charset=utf-8'],
    [500, 'application/json; charset=utf-8'],
    [408, 'application/json; charset=utf-8'],
  ])) {
    it(`are ${status}`, async () => {
      running.failNext(status, { path: /login$/ });
      const answer = await login(running, 'sjefferson');
      assert.deepEqual([answer.status, answer.headers['content-type']], [status, type]);
      assert.equal((await login(running, 'sjefferson')).status, 200);
    });
  }

  it('are noted with the names of what was sent, and nothing of what it said', async () => {
    running.requests.length = 0;
    await login(running, 'sjefferson');
    const [seen] = running.requests;
    assert.deepEqual(seen?.fields, ['username', 'password']);
    assert.doesNotMatch(JSON.stringify(running.requests), /northwind"/);
  });

  it('are a port that is in use', async () => {
    await assert.rejects(expertflow.start({ port: 4436 }), (error) => error instanceof PortInUse);
  });
});
