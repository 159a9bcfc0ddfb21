import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { OLDER, unbluSettings } from '../../demo/unblu/settings.js';
import { unblu } from '../../demo/unblu/unblu.js';
import { stopClock } from './stop-clock.js';
import { cookiesOf, createVisitor, preflight } from './unblu-client.js';

/** @type {import('./unblu-client.js').RunningUnblu} */
let running;
before(async () => {
  stopClock();
  running = await unblu.start({ port: 5200 });
});
beforeEach(() => {
  Object.assign(running.settings, unbluSettings());
  running.clock.offset = 0;
  running.reset();
});
after(() => running.close());

describe('a password', () => {
  it('is answered with success and a cookie that no script reads', async () => {
    const visitor = createVisitor(running);
    const answer = await visitor.login('sjefferson');
    assert.deepEqual([answer.status, answer.json()], [200, { $_type: 'LoginResult', success: true }]);
    const cookies = cookiesOf(answer);
    assert.equal(cookies['x-unblu-authsession'], 'Path=/app; Max-Age=604800; SameSite=None; Secure; HttpOnly');
    const person = await visitor.person();
    assert.deepEqual(
      [person['username'], person['displayName'], person['authorizationRole'], person['personType']],
      ['sjefferson', 'Sarah Jefferson', 'REGISTERED_USER', 'AGENT'],
    );
  });

  it('that is wrong, of nobody or of a user without one is refused in the same way', async () => {
    const visitor = createVisitor(running);
    const answers = [
      await visitor.login('sjefferson', 'wrong'),
      await visitor.login('nobody'),
      await visitor.login('nopassword'),
    ];
    for (const answer of answers) {
      assert.deepEqual([answer.status, answer.json()], [200, { $_type: 'LoginResult', success: false }]);
      assert.deepEqual(cookiesOf(answer), {});
    }
  });

  it('can be refused with a status, since that is not documented', async () => {
    running.settings.loginRefused = 403;
    assert.equal((await createVisitor(running).login('sjefferson', 'wrong')).status, 403);
  });

  it('lets an agent in on the internal path and a visitor on the public one', async () => {
    const inside = createVisitor(running);
    const outside = createVisitor(running, { entry: '/unblu' });
    const results = [
      await inside.login('sjefferson'),
      await inside.login('carol'),
      await outside.login('carol'),
      await outside.login('sjefferson'),
    ].map((answer) => answer.json().success);
    assert.deepEqual(results, [true, false, true, false]);
  });

  it('is of no use to ordinary users while the password file of the installation is there', async () => {
    running.settings.superadminPasswordFile = true;
    const visitor = createVisitor(running);
    assert.equal((await visitor.login('sjefferson')).json().success, false);
    assert.equal((await visitor.login('superadmin')).json().success, true);
  });

  it('can come as Basic', async () => {
    const Authorization = `Basic ${btoa('mgarcia:northwind')}`;
    assert.equal((await createVisitor(running).person({ Authorization }))['authorizationRole'], 'SUPERVISOR');
  });

  it('is not taken from a body that a form of another site could send', async () => {
    const body = { username: 'sjefferson', password: 'northwind' };
    const answer = await createVisitor(running).post('authenticator/login', body, { 'Content-Type': 'text/plain' });
    assert.equal(answer.status, 415);
  });
});

describe('a session', () => {
  it('ends with the sign-out, which takes the cookie back', async () => {
    const visitor = createVisitor(running);
    await visitor.login('sjefferson');
    const answer = await visitor.post('authenticator/logout', { redirectOnSuccess: null });
    assert.deepEqual([answer.status, answer.body], [200, '']);
    assert.match(cookiesOf(answer)['x-unblu-authsession'] ?? '', /Max-Age=0/);
    assert.equal((await visitor.person())['authorizationRole'], 'ANONYMOUS_USER');
  });

  it('ends when the cookie’s time is over', async () => {
    const visitor = createVisitor(running);
    await visitor.login('sjefferson');
    running.clock.offset = 604_801;
    assert.equal((await visitor.get('accounts/getCurrentAccount')).status, 403);
  });

  it('is needed for services on the internal path', async () => {
    const visitor = createVisitor(running);
    assert.equal((await visitor.get('accounts/getCurrentAccount')).status, 403);
    await visitor.login('sjefferson');
    assert.equal((await visitor.get('accounts/getCurrentAccount')).json().name, 'Northwind');
  });

  it('is open to pages of the origins that are allowed, with cookies', async () => {
    running.settings.allowedOrigins = ['https://desk.example'];
    const path = '/app/rest/v4/authenticator/login';
    const { headers } = await preflight(running, path, { Origin: 'https://desk.example' });
    assert.equal(headers['access-control-allow-origin'], 'https://desk.example');
    assert.equal(headers['access-control-allow-credentials'], 'true');
    const refused = await preflight(running, path, { Origin: 'null' });
    assert.deepEqual([refused.status, refused.headers['access-control-allow-origin']], [403, undefined]);
  });
});

describe('generations', () => {
  it('differ in the questions about who is signed in', async () => {
    Object.assign(running.settings, OLDER);
    const visitor = createVisitor(running);
    assert.match(visitor.base, /\/co-unblu\/rest\/v3$/);
    await visitor.login('mgarcia');
    const ask = async (/** @type {string} */ name) => (await visitor.get(`authenticator/${name}`)).json();
    assert.deepEqual(
      [await ask('isAuthenticated'), await ask('getUserRole'), await ask('getAuthenticatedUserName')],
      [true, 'SUPERVISOR', 'mgarcia'],
    );
    assert.equal((await visitor.get('authenticator/getCurrentPerson')).status, 404);
  });

  it('differ in who has a question at all: the newer one has no boolean', async () => {
    assert.equal((await createVisitor(running).get('authenticator/isAuthenticated')).status, 404);
  });

  it('differ in GET, which puts a password into the query in the older one', async () => {
    const query = 'authenticator/login?username=sjefferson&password=northwind';
    assert.equal((await createVisitor(running).get(query)).status, 405);
    Object.assign(running.settings, OLDER);
    assert.equal((await createVisitor(running).get(query)).json().success, true);
  });

  it('are served one at a time', async () => {
    const { base, browser } = createVisitor(running);
    const older = base.replace('/v4', '/v3');
    assert.equal((await browser.request(`${older}/authenticator/isAuthenticated`)).status, 404);
  });
});

describe('a secure token', () => {
  /** @param {string} token @param {string} [query] */
  const send = (token, query = `?x-unblu-apikey=${running.settings.apiKey}`) => {
    const visitor = createVisitor(running, { entry: '/unblu' });
    return visitor.post(`authenticator/loginWithSecureToken${query}`, { token, type: 'JWT' });
  };

  it('makes a visitor’s session, and is answered with nothing but the cookie', async () => {
    const visitor = createVisitor(running, { entry: '/unblu' });
    const body = { token: await running.issueToken('newcomer'), type: 'JWT' };
    const answer = await visitor.post('authenticator/loginWithSecureToken?x-unblu-apikey=northwind-key', body);
    assert.deepEqual([answer.status, answer.body], [200, '']);
    const person = await visitor.person();
    assert.deepEqual(
      [person['username'], person['authorizationRole'], person['personSource']],
      ['newcomer', 'WEBUSER', 'VIRTUAL'],
    );
  });

  it('is refused without the key of the account', async () => {
    assert.equal((await send(await running.issueToken('carol'), '')).status, 403);
  });

  for (const [what, options] of /** @type {const} */ ([
    ['is too old', { life: -1 }],
    ['is for somebody else', { claims: { aud: 'other' } }],
    ['is of another issuer', { claims: { iss: 'https://other.example' } }],
    ['is signed by a stranger', { signer: 'stranger' }],
    ['names nobody', { claims: { username: undefined } }],
  ])) {
    it(`is refused where it ${what}`, async () => {
      assert.equal((await send(await running.issueToken('carol', options))).status, 403);
    });
  }

  it('is refused where signing up by token is off', async () => {
    running.settings.tokenSignup = false;
    assert.equal((await send(await running.issueToken('carol'))).status, 403);
  });

  it('ends the session that it began, from the site’s own server', async () => {
    const visitor = createVisitor(running, { entry: '/unblu' });
    const body = { token: await running.issueToken('carol'), type: 'JWT' };
    await visitor.post('authenticator/loginWithSecureToken?x-unblu-apikey=northwind-key', body);
    const other = createVisitor(running, { entry: '/unblu' });
    assert.equal((await other.post('authenticator/logoutWithSecureToken', body)).status, 200);
    assert.equal((await visitor.get('authenticator/getCurrentPerson')).status, 403);
  });

  it('comes from the site for whom the gateway has signed in', async () => {
    const { browser } = createVisitor(running);
    const ask = () => browser.post(`${running.url}/site/token`, '', {});
    assert.equal((await ask()).status, 401);
    running.settings.gatewayUser = 'carol';
    assert.equal((await send(JSON.parse((await ask()).body).token)).status, 200);
  });
});
