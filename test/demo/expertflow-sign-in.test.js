import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { createRemoteJWKSet, jwtVerify } from 'jose';

import { expertflow } from '../../demo/expertflow/expertflow.js';
import { call, login, settingsWith } from './expertflow-client.js';
import { stopClock } from './stop-clock.js';

/** @type {import('./expertflow-client.js').RunningExpertflow} */
let running;
before(async () => {
  stopClock();
  running = await expertflow.start({ port: 4440 });
});
beforeEach(() => {
  Object.assign(running.settings, settingsWith());
  running.trouble.with = undefined;
  running.clock.offset = 0;
  running.reset();
});
after(() => running.close());

/** @param {Awaited<ReturnType<typeof call>>} answer */
const reason = (answer) => [answer.status, answer.json().error.error_detail.reason];

describe('sign-in', () => {
  it('answers the documented envelope and members', async () => {
    const answer = await login(running, 'sjefferson');
    assert.deepEqual([answer.status, answer.headers['content-type']], [200, 'application/json; charset=utf-8']);
    const { statusCode, data, ...rest } = answer.json();
    assert.deepEqual([statusCode, Object.keys(rest)], [200, []]);
    const { token, refresh_token: refreshToken, keycloak_User: user } = data;
    assert.deepEqual(Object.keys(data), ['token', 'refresh_token', 'keycloak_User']);
    assert.match(`${token} ${refreshToken}`, /^[\w-]+\.[\w-]+\.[\w-]+ [\w-]+\.[\w-]+\.[\w-]+$/);
    const { permittedResources, id, userTeam, ...named } = user;
    assert.match(`${id} ${userTeam.teamId}`, /^[\da-f-]{36} [\da-f-]{36}$/);
    assert.deepEqual(named, {
      username: 'sjefferson',
      firstName: 'Sarah',
      lastName: 'Jefferson',
      roles: ['agent', 'offline_access', 'uma_authorization', 'default-roles-expertflow'],
      realm: 'expertflow',
      attributes: { agentExtension: ['8001'] },
      supervisedTeams: [],
    });
    assert.equal(userTeam.teamName, 'First line');
    assert.deepEqual(Object.keys(permittedResources), ['Resources']);
    assert.deepEqual(Object.keys(permittedResources.Resources[0]), ['rsid', 'rsname', 'scopes']);
  });

  it('answers the same at unified-admin', async () => {
    const body = { username: 'sjefferson', password: 'northwind' };
    const { status, json } = await call(running, '/unified-admin/keycloakLogin', body);
    assert.deepEqual([status, json().data.keycloak_User.username], [200, 'sjefferson']);
  });

  it('answers a token with the permissions in it, that the realm’s keys verify', async () => {
    const { data } = (await login(running, 'mgarcia')).json();
    const path = '/auth/realms/expertflow/protocol/openid-connect/certs';
    const keys = createRemoteJWKSet(new URL(`http://127.0.0.1:4440${path}`));
    const { payload } = await jwtVerify(data.token, keys, { issuer: `${running.url}/auth/realms/expertflow` });
    assert.equal(Number(payload.exp) - Number(payload.iat), 900);
    assert.deepEqual(payload['authorization'], { permissions: data.keycloak_User.permittedResources.Resources });
  });

  it('gives a supervisor the senior permissions and the supervised teams', async () => {
    const user = (await login(running, 'mgarcia')).json().data.keycloak_User;
    const names = user.permittedResources.Resources.map((/** @type {{ rsname: string }} */ { rsname }) => rsname);
    assert.ok(['agent-dashboard', 'supervisor', 'subscribed-list'].every((name) => names.includes(name)));
    assert.deepEqual(
      user.supervisedTeams.map((/** @type {{ teamName: string }} */ { teamName }) => teamName),
      ['First line'],
    );
  });

  it('lets an administrator in without team and group', async () => {
    const user = (await login(running, 'aowens')).json().data.keycloak_User;
    assert.deepEqual([user.roles[0], user.userTeam.teamName], ['admin', 'default']);
  });

  it('has scopes with a trailing blank, as real data has', async () => {
    const { Resources } = (await login(running, 'sjefferson')).json().data.keycloak_User.permittedResources;
    assert.ok(
      Resources.some((/** @type {{ scopes: string[] }} */ { scopes }) => scopes.some((each) => / $/.test(each))),
    );
  });

  it('announces a password that expires soon, from library 19', async () => {
    const { data } = (await login(running, 'expiring')).json();
    assert.match(
      data.passwordExpiration,
      /^Please update your password\. It will expire in 5 day\(s\), on \d+\/\d+\/\d{4}\.$/,
    );
    Object.assign(running.settings, settingsWith({ adapter: 18 }));
    assert.equal((await login(running, 'expiring')).json().data.passwordExpiration, undefined);
  });

  it('is in the realm that the header names', async () => {
    Object.assign(running.settings.tenants, { other: running.settings.tenants['expertflow'] });
    const user = (await login(running, 'sjefferson', { tenant: 'other' })).json().data.keycloak_User;
    assert.deepEqual([user.realm, user.roles.at(-1)], ['other', 'default-roles-other']);
  });
});

describe('sign-in is refused', () => {
  const credentials =
    'Invalid User Credentials: The provided credentials are not valid. Please enter valid user credentials.';
  const update =
    'Password Update Required: The password was set temporarily by the admin or has expired. Update it to log in.';

  it('for a wrong password and for nobody’s name in the same words', async () => {
    const wrong = await login(running, 'sjefferson', { password: 'wrong' });
    const nobody = await login(running, 'nobody');
    assert.deepEqual(reason(wrong), [401, credentials]);
    assert.equal(nobody.body, wrong.body);
  });

  for (const [name, adapter, status, text] of /** @type {const} */ ([
    ['disabled', 19, 400, 'Account Disabled: User account has been disabled in Keycloak.'],
    ['temporary', 19, 400, update],
    ['locked', 19, 401, credentials],
    ['disabled', 18, 400, credentials],
    ['temporary', 18, 400, credentials],
    ['locked', 18, 401, credentials],
  ])) {
    it(`for an account that is ${name}, in the words of library ${adapter}`, async () => {
      Object.assign(running.settings, settingsWith({ adapter }));
      assert.deepEqual(reason(await login(running, name)), [status, text]);
    });
  }

  it('for a locked account as if its password had to be changed, with a newer Keycloak', async () => {
    Object.assign(running.settings, settingsWith({ keycloak: 'new' }));
    assert.deepEqual(reason(await login(running, 'locked')), [400, update]);
    Object.assign(running.settings, settingsWith({ keycloak: 'new', adapter: 18 }));
    assert.deepEqual(reason(await login(running, 'locked')), [400, credentials]);
  });

  it('after too many wrong passwords, where Keycloak counts them', async () => {
    Object.assign(running.settings, settingsWith({ lockAfter: 2 }));
    for (const password of ['one', 'two']) await login(running, 'sjefferson', { password });
    assert.deepEqual(reason(await login(running, 'sjefferson')), [401, credentials]);
    running.agent('sjefferson').wrongPasswords = 0;
    assert.equal((await login(running, 'sjefferson')).status, 200);
  });

  for (const [name, beginning] of /** @type {const} */ ([
    ['lacks-all', 'Missing role, team, or permissions to log in.'],
    ['lacks-role-group', 'Missing role or permissions'],
    ['lacks-role-team', 'Missing team or role'],
    ['lacks-role', 'No roles are assigned to log in.'],
    ['lacks-group', 'You do not have the required permissions'],
    ['lacks-team', 'You are not a part of any team'],
    ['lacks-group-team', 'Missing team or permissions'],
    ['lacks-senior', 'You do not have the right permissions'],
    ['denied', 'Missing role, team, or permissions to log in.'],
  ])) {
    it(`with 403 for ${name}`, async () => {
      const [status, text] = reason(await login(running, name));
      assert.equal(status, 403);
      assert.ok(text.startsWith(beginning), text);
    });
  }

  for (const [trouble, status, beginning] of /** @type {const} */ ([
    ['secret', 401, 'Invalid Client Secret:'],
    ['client', 400, 'Invalid Client ID:'],
    ['realm', 404, 'Invalid Realm:'],
    ['timeout', 408, 'Keycloak Server Inaccessible:'],
    ['dns', 404, 'Hostname Not Found:'],
  ])) {
    it(`where Keycloak is the trouble: ${trouble}`, async () => {
      running.trouble.with = trouble;
      const [seen, text] = reason(await login(running, 'sjefferson'));
      assert.equal(seen, status);
      assert.ok(text.startsWith(beginning), text);
    });
  }

  it('for a tenant that does not exist', async () => {
    assert.equal(reason(await login(running, 'sjefferson', { tenant: 'nowhere' }))[0], 404);
  });

  for (const body of ['', '[]', '"x"', '{']) {
    it(`for a body that is no object: ${body === '' ? 'nothing' : body}`, async () => {
      const answer = await call(running, 'login', body);
      assert.deepEqual([answer.status, answer.json().statusCode], [400, 400]);
    });
  }

  it('for fields that are no strings, as for empty ones', async () => {
    const answer = await call(running, 'login', { username: { $ne: '' }, password: ['northwind'] });
    assert.equal(answer.status, 401);
  });

  for (const [kind, shape] of /** @type {const} */ ([
    ['nested', ['error']],
    ['flat', ['error_message', 'error_detail']],
    ['msg', ['statusCode', 'msg']],
  ])) {
    it(`in the envelope “${kind}”, where a release has it`, async () => {
      running.settings.loginErrors = kind;
      assert.deepEqual(Object.keys((await login(running, 'nobody')).json()), shape);
    });
  }

  it('with 200 where a release puts the error into the body alone', async () => {
    running.settings.loginErrorStatus = 'ok';
    assert.equal((await login(running, 'nobody')).status, 200);
  });
});
