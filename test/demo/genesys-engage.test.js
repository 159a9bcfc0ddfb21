import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { genesys } from '../../demo/genesys/genesys.js';
import { publicClient } from '../../demo/genesys/settings.js';
import { PAGE, api, byPassword, settingsWith, tokenOf } from './genesys-client.js';
import { stopClock } from './stop-clock.js';

/** @type {import('./genesys-client.js').RunningGenesys} */
let running;
before(async () => {
  stopClock();
  running = await genesys.start({ port: 5150, settings: settingsWith() });
});
beforeEach(() => {
  Object.assign(running.settings, settingsWith());
  running.clock.offset = 0;
  running.reset();
});
after(() => running.close());

/** @param {string} userName @param {string} [tenant] */
const schemeOf = async (userName, tenant = 'Northwind') =>
  (await api(running, 'auth-scheme', { data: { tenant, userName } })).json();

describe('auth-scheme', () => {
  it('answers the documented members', async () => {
    assert.deepEqual(await schemeOf('sjefferson'), { status: { code: 0 }, data: { scheme: 'basic' } });
  });

  it('names another scheme for somebody of the identity provider', async () => {
    assert.equal((await schemeOf('federated')).data.scheme, 'saml');
  });

  it('does not tell who exists', async () => {
    assert.deepEqual(await schemeOf('nobody'), await schemeOf('sjefferson'));
  });

  it('needs a name', async () => {
    const answer = await api(running, 'auth-scheme', { data: { tenant: 'Northwind' } });
    assert.deepEqual([answer.status, answer.json().status.code], [400, 400]);
  });
});

describe('the token endpoint', () => {
  it('takes a password and answers the documented members', async () => {
    const answer = await byPassword(running, 'Northwind\\sjefferson');
    const { access_token: access, refresh_token: refresh, ...rest } = answer.json();
    assert.equal(answer.status, 200);
    assert.ok(access.length > 20 && refresh.length > 20);
    assert.deepEqual(rest, { token_type: 'bearer', expires_in: 43_199, scope: '*' });
  });

  for (const [what, username, password] of /** @type {const} */ ([
    ['a wrong password', 'sjefferson', 'wrong'],
    ['an unknown name', 'nobody', 'northwind'],
    ['a name of another tenant', 'Unlinked\\sjefferson', 'northwind'],
  ])) {
    it(`refuses ${what} like any other`, async () => {
      const answer = await byPassword(running, username, password);
      assert.deepEqual([answer.status, answer.json().error], [400, 'invalid_grant']);
    });
  }

  it('may refuse in the envelope of the other endpoints', async () => {
    running.settings.tokenErrors = 'status';
    const answer = await byPassword(running, 'sjefferson', 'wrong');
    assert.deepEqual([answer.status, answer.json().status.code], [401, 401]);
  });

  for (const [what, form, status, error] of /** @type {const} */ ([
    ['an unknown client', { client_id: 'other' }, 401, 'invalid_client'],
    ['a grant the client may not use', { grant_type: 'client_credentials' }, 400, 'unauthorized_client'],
    ['a code that nobody gave', { grant_type: 'authorization_code', code: 'x' }, 400, 'invalid_grant'],
    ['a refresh token that nobody gave', { grant_type: 'refresh_token', refresh_token: 'x' }, 400, 'invalid_grant'],
  ])) {
    it(`refuses ${what}`, async () => {
      const answer = await api(running, 'oauth/token', {
        form: { grant_type: 'password', client_id: 'desk', ...form },
      });
      assert.deepEqual([answer.status, answer.json().error], [status, error]);
    });
  }

  it('asks a confidential client for its secret', async () => {
    running.settings.clients = { server: publicClient([PAGE], { secret: 'sesame' }) };
    const form = { grant_type: 'password', username: 'sjefferson', password: 'northwind', client_id: 'server' };
    assert.equal((await api(running, 'oauth/token', { form })).status, 401);
    const headers = { Authorization: `Basic ${Buffer.from('server:sesame').toString('base64')}` };
    assert.equal((await api(running, 'oauth/token', { form, headers })).status, 200);
  });

  it('renews with a refresh token, once', async () => {
    const { refresh_token: refresh } = (await byPassword(running, 'sjefferson')).json();
    const form = { grant_type: 'refresh_token', refresh_token: refresh, client_id: 'desk' };
    assert.equal((await api(running, 'oauth/token', { form })).status, 200);
    assert.equal((await api(running, 'oauth/token', { form })).json().error, 'invalid_grant');
  });

  it('may keep the refresh token as it is', async () => {
    running.settings.refreshTokenRenewed = false;
    const { refresh_token: refresh } = (await byPassword(running, 'sjefferson')).json();
    const form = { grant_type: 'refresh_token', refresh_token: refresh, client_id: 'desk' };
    await api(running, 'oauth/token', { form });
    const answer = (await api(running, 'oauth/token', { form })).json();
    assert.ok('access_token' in answer && !('refresh_token' in answer));
  });
});

describe('a token', () => {
  it('tells who it belongs to', async () => {
    const { environmentId, contactCenterId, ...rest } = (
      await api(running, 'userinfo', { token: await tokenOf(running, 'sjefferson') })
    ).json();
    assert.match(`${environmentId} ${contactCenterId}`, /^[\w-]{36} [\w-]{31,36}$/);
    assert.deepEqual(rest, {
      username: 'sarah.jefferson@northwind.example',
      loginName: 'sjefferson',
      cmeUserName: 'sjefferson',
      dbid: 1001,
      authorities: [{ name: 'ROLE_AGENT', privileges: ['Privilege.Agent.Login', 'Privilege.Contact.Read'] }],
      properties: {},
    });
  });

  it('tells the same in the words of OpenID Connect', async () => {
    const claims = (await api(running, 'openid/userinfo', { token: await tokenOf(running, 'mgarcia') })).json();
    assert.deepEqual([claims.sub, claims.aud, claims.given_name], ['Northwind:1002', 'desk', 'Miguel']);
  });

  it('tells it in a header too', async () => {
    const answer = await api(running, 'jwt-userinfo', { token: await tokenOf(running, 'mgarcia') });
    const [, payload = ''] = String(answer.headers['x-gws-user']).split('.');
    assert.equal(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')).loginName, 'mgarcia');
  });

  it('ends with its time', async () => {
    const token = await tokenOf(running, 'sjefferson');
    running.clock.offset = 43_200;
    assert.equal((await api(running, 'userinfo', { token })).status, 401);
  });

  it('ends with a sign-out', async () => {
    const [one, two] = [await tokenOf(running, 'sjefferson'), await tokenOf(running, 'sjefferson')];
    await api(running, 'sign-out', { token: one, method: 'POST' });
    const statuses = [await api(running, 'userinfo', { token: one }), await api(running, 'userinfo', { token: two })];
    assert.deepEqual(
      statuses.map(({ status }) => status),
      [401, 200],
    );
  });

  it('ends with all others where the sign-out is global', async () => {
    const [one, two] = [await tokenOf(running, 'sjefferson'), await tokenOf(running, 'sjefferson')];
    await api(running, 'sign-out?global=true', { token: one, method: 'POST' });
    assert.equal((await api(running, 'userinfo', { token: two })).status, 401);
  });

  it('is needed', async () => {
    for (const name of ['userinfo', 'openid/userinfo', 'jwt-userinfo']) {
      assert.equal((await api(running, name)).status, 401);
    }
  });
});

describe('the workspace, which a token is for', () => {
  const initialize = (/** @type {string} */ token) =>
    api(running, '/workspace/v3/initialize-workspace', { method: 'POST', token, body: '{}' });

  it('begins for the agent of the token, and for nobody without one', async () => {
    const token = await tokenOf(running, 'sjefferson');
    const known = await initialize(token);
    assert.deepEqual([known.status, known.json().data.user.userName], [200, 'sjefferson']);
    assert.match(String(known.headers['set-cookie']), /^WORKSPACE_SESSIONID=/);
    assert.equal((await initialize('a-guess')).status, 401);
  });

  it('does not begin with a token that has been ended', async () => {
    const token = await tokenOf(running, 'sjefferson');
    await api(running, 'sign-out', { token });
    assert.equal((await initialize(token)).status, 401);
  });
});
