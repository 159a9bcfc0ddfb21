import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { expertflow } from '../../demo/expertflow/expertflow.js';
import { send } from './browser.js';
import { call, claims, login, settingsWith } from './expertflow-client.js';
import { stopClock } from './stop-clock.js';

/** @type {import('./expertflow-client.js').RunningExpertflow} */
let running;
before(async () => {
  stopClock();
  running = await expertflow.start({ port: 4441 });
});
beforeEach(() => {
  Object.assign(running.settings, settingsWith());
  running.clock.offset = 0;
  running.reset();
});
after(() => running.close());

describe('refresh', () => {
  const refresh = (/** @type {string} */ refreshToken, prefix = '/agent-manager/agent/') =>
    call(running, 'refresh-token', { refreshToken }, { prefix });
  const tokens = async () => (await login(running, 'sjefferson')).json().data;

  it('answers an access token and nothing else, again and again', async () => {
    const { token, refresh_token: refreshToken } = await tokens();
    running.clock.offset = 60;
    const { status, json } = await refresh(refreshToken);
    const { data, ...envelope } = json();
    assert.deepEqual([status, envelope], [200, { task: 'refreshToken', msg: 'ok', statusCode: 200 }]);
    assert.deepEqual([Object.keys(data), data.status], [['status', 'access_token'], 200]);
    assert.equal(claims(data.access_token).exp - claims(token).exp, 60);
    assert.equal((await refresh(refreshToken, '/unified-admin/keycloakLogin/')).status, 200);
  });

  it('fails the second time where Keycloak revokes refresh tokens', async () => {
    Object.assign(running.settings, settingsWith({ revokeRefreshToken: true }));
    const { refresh_token: refreshToken } = await tokens();
    assert.equal((await refresh(refreshToken)).status, 200);
    const answer = await refresh(refreshToken);
    const message = 'Maximum allowed refresh token reuse exceeded';
    assert.deepEqual([answer.status, answer.json()], [400, { status: 400, message }]);
  });

  it('is over after the refresh token’s life, after revocation, and for a token nobody has issued', async () => {
    const { refresh_token: refreshToken } = await tokens();
    running.clock.offset = 7 * 86_400;
    const late = (await refresh(refreshToken)).json();
    assert.deepEqual([late.status, late.message.slice(0, 22)], [400, 'Refresh Token Expired:']);
    running.clock.offset = 0;
    running.revoke('expertflow', 'sjefferson');
    assert.deepEqual((await refresh(refreshToken)).json(), { status: 400, message: 'Invalid refresh token' });
    assert.equal((await refresh('made-up')).status, 400);
  });
});

describe('what anyone may read', () => {
  it('are the desk’s settings, as a list', async () => {
    const read = async (/** @type {string} */ path) => JSON.parse((await send(new URL(path, running.url))).body);
    const [desk] = await read('/unified-admin/agent-desk-settings');
    assert.deepEqual([desk.isEmojisEnabled, desk.prefixCode], [true, '+31']);
    assert.deepEqual(await read('/unified-admin/locale-setting'), [{ supportedLanguages: ['en', 'de', 'fr', 'ar'] }]);
    assert.equal((await read('/ccm/widget-configs/Northwind')).widgetIdentifier, 'Northwind');
    assert.equal((await send(new URL('/ccm/widget-configs/northwind', running.url))).status, 404);
  });
});
