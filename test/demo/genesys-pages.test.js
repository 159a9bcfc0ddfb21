import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { genesys } from '../../demo/genesys/genesys.js';
import { createBrowser, send } from './browser.js';
import {
  CHALLENGE,
  PAGE,
  VERIFIER,
  api,
  authorizeUrl,
  byPassword,
  callbackOf,
  settingsWith,
  signIn,
  submit,
  tokenOf,
} from './genesys-client.js';
import { stopClock } from './stop-clock.js';

/** @type {import('./genesys-client.js').RunningGenesys} */
let running;
before(async () => {
  stopClock();
  running = await genesys.start({ port: 5180, settings: settingsWith() });
});
beforeEach(() => {
  Object.assign(running.settings, settingsWith());
  running.clock.offset = 0;
  running.reset();
});
after(() => running.close());

describe('the sign-in page', () => {
  it('leads back with a code, which is good once', async () => {
    const { answer } = await signIn(running, 'sjefferson');
    const { code = '', state } = callbackOf(answer) ?? {};
    assert.equal(state, 's1');
    const form = { grant_type: 'authorization_code', code, redirect_uri: PAGE, client_id: 'desk' };
    assert.equal((await api(running, 'oauth/token', { form })).status, 200);
    assert.equal((await api(running, 'oauth/token', { form })).json().error, 'invalid_grant');
  });

  it('gives a token at once where that is asked for', async () => {
    const { answer } = await signIn(running, 'sjefferson', { query: { response_type: 'token' } });
    const hash = new URLSearchParams(new URL(String(answer.headers['location'])).hash.slice(1));
    assert.equal((await api(running, 'userinfo', { token: hash.get('access_token') ?? '' })).status, 200);
  });

  it('shows itself again after a wrong password', async () => {
    const { answer, browser } = await signIn(running, 'sjefferson', { password: 'wrong' });
    assert.equal(answer.url.pathname, '/auth/sign-in.html');
    assert.ok(answer.url.searchParams.has('error') && answer.url.searchParams.get('type') === 'workspace');
    assert.ok(callbackOf(await submit(browser, answer, { username: 'sjefferson', password: 'northwind' }))?.['code']);
  });

  it('asks nobody who is signed in', async () => {
    const browser = createBrowser();
    await signIn(running, 'sjefferson', { browser });
    assert.ok(callbackOf(await browser.request(authorizeUrl(running)))?.['code']);
    assert.equal((await browser.request(new URL('/auth/v3/ping', running.url))).status, 200);
  });

  it('asks again after a sign-out, which leads back', async () => {
    const browser = createBrowser();
    await signIn(running, 'sjefferson', { browser });
    const url = new URL('/auth/v3/sign-out', running.url);
    url.searchParams.set('redirect_uri', PAGE);
    assert.equal((await browser.request(url)).headers['location'], PAGE);
    assert.equal((await browser.request(new URL('/auth/v3/ping', running.url))).status, 403);
  });

  it('hides the tenant where it is asked to', async () => {
    const browser = createBrowser();
    const page = await browser.follow(await browser.request(authorizeUrl(running, { hideTenant: 'true' })));
    assert.doesNotMatch(page.body, /name="tenant"/);
  });

  it('tells people of one name apart by tenant', async () => {
    const { answer } = await signIn(running, 'sjefferson', { tenant: 'Southwind' });
    const { code = '' } = callbackOf(answer) ?? {};
    const form = { grant_type: 'authorization_code', code, redirect_uri: PAGE, client_id: 'desk' };
    const token = (await api(running, 'oauth/token', { form })).json().access_token;
    assert.equal((await api(running, 'userinfo', { token })).json().dbid, 1012);
  });

  it('leads nowhere but to a registered address', async () => {
    const answer = await createBrowser().request(authorizeUrl(running, { redirect_uri: 'http://evil.localhost/' }));
    assert.deepEqual([answer.status, answer.headers['location']], [400, undefined]);
  });

  it('holds a code to its verifier where the system knows them', async () => {
    running.settings.pkce = 'required';
    assert.equal(callbackOf(await createBrowser().request(authorizeUrl(running)))?.['error'], 'invalid_request');
    const exchange = async (/** @type {string} */ verifier) => {
      const { answer } = await signIn(running, 'sjefferson', { query: { code_challenge: CHALLENGE } });
      const { code = '' } = callbackOf(answer) ?? {};
      const form = { grant_type: 'authorization_code', code, redirect_uri: PAGE, client_id: 'desk' };
      return (await api(running, 'oauth/token', { form: { ...form, code_verifier: verifier } })).status;
    };
    assert.deepEqual([await exchange('another'), await exchange(VERIFIER)], [400, 200]);
  });
});

describe('a refusal', () => {
  /** @type {[string, string, Partial<import('./genesys-client.js').GenesysSettings>, string][]} */
  const refusals = [
    ['of external users', 'sjefferson', { externalAuthenticationMode: 'None' }, 'external_sign_in_off'],
    ['for want of a company', 'no-company', {}, 'no_company'],
    ['for a password that is due elsewhere', 'directory', {}, 'password_change_due'],
    ['for a password that is due', 'temporary', { changeDue: 'refusal' }, 'password_change_due'],
  ];
  for (const [what, username, settings, error] of refusals) {
    it(`${what} is no wrong password`, async () => {
      Object.assign(running.settings, settings);
      const answer = await byPassword(running, username);
      assert.deepEqual([answer.status, answer.json().error], [403, error]);
    });
  }

  for (const [what, username, settings, error] of refusals.slice(0, 3)) {
    it(`${what} leads back from the sign-in page`, async () => {
      Object.assign(running.settings, settings);
      const { answer } = await signIn(running, username);
      assert.deepEqual(callbackOf(answer), { error, state: 's1' });
    });
  }

  it('of external users does not concern internal ones', async () => {
    running.settings.externalAuthenticationMode = 'None';
    assert.equal((await byPassword(running, 'rosa.read@northwind.example')).status, 200);
  });

  it('for want of a company is none with a default company', async () => {
    running.settings.defaultCompany = 'northwind';
    assert.equal((await byPassword(running, 'no-company')).status, 200);
  });

  it('is none for want of roles: nothing has been assigned', async () => {
    const token = await tokenOf(running, 'no-roles');
    assert.deepEqual((await api(running, 'userinfo', { token })).json().authorities, []);
  });
});

describe('a password that has to be changed', () => {
  /** @param {string} token @param {string} newPassword @param {string} [oldPassword] */
  const change = (token, newPassword, oldPassword = 'northwind') =>
    api(running, 'change-password', { data: { newPassword, oldPassword }, token });

  it('is told by userinfo, and only until it has been changed', async () => {
    const token = await tokenOf(running, 'temporary');
    const isDue = async () => (await api(running, 'userinfo', { token })).json().properties.changePasswordOnNextLogin;
    assert.equal(await isDue(), 'true');
    const answer = await change(token, 'Southwind-1');
    assert.deepEqual([answer.status, answer.json().status.code], [200, 0]);
    assert.equal(await isDue(), undefined);
    assert.equal((await byPassword(running, 'temporary', 'Southwind-1')).status, 200);
  });

  for (const [what, username, next, old] of /** @type {const} */ ([
    ['a wrong present password', 'temporary', 'Southwind-1', 'wrong'],
    ['the present password', 'temporary', 'northwind', 'northwind'],
    ['7 characters of an internal user', 'temporary@northwind.example', 'Short-1', 'northwind'],
    ['16 characters of an internal user', 'temporary@northwind.example', 'Sixteen-letters1', 'northwind'],
  ])) {
    it(`is not changed to ${what}`, async () => {
      const answer = await change(await tokenOf(running, username), next, old);
      assert.deepEqual([answer.status, answer.json().status.code], [403, 403]);
    });
  }

  it('needs more where the rules are strict', async () => {
    running.settings.strictPasswords = true;
    const token = await tokenOf(running, 'temporary@northwind.example');
    assert.equal((await change(token, 'lettersonly')).status, 403);
    assert.equal((await change(token, 'letters-and-1')).status, 200);
  });

  it('is changed with a token only, and not while the service is down', async () => {
    assert.equal((await api(running, 'change-password', { data: { newPassword: 'a', oldPassword: 'b' } })).status, 401);
    running.failNext(503, { path: /change-password/ });
    assert.equal((await change('x', 'Southwind-1')).status, 503);
  });

  it('is changed on the sign-in page too', async () => {
    const { answer, browser } = await signIn(running, 'temporary');
    assert.equal(answer.url.pathname, '/auth/change-password.html');
    const fields = { oldPassword: 'northwind', newPassword: 'northwind' };
    const again = await submit(browser, answer, fields);
    assert.ok(again.url.searchParams.has('error'));
    const done = await submit(browser, again, { ...fields, newPassword: 'Southwind-1' });
    assert.ok(callbackOf(done)?.['code']);
  });
});

describe('Web Services', () => {
  const me = () => new URL('/api/v2/me', running.url);
  const Authorization = `Basic ${Buffer.from('sjefferson:northwind').toString('base64')}`;

  it('name the header against forged requests, and want it back with the cookie', async () => {
    const browser = createBrowser();
    const { headers } = await browser.request(me(), { headers: { Authorization } });
    const [name, value] = [String(headers['x-csrf-header']), String(headers['x-csrf-token'])];
    assert.equal((await browser.request(me(), { method: 'POST', headers: { [name]: value } })).status, 200);
    const forged = await browser.request(me(), { method: 'POST' });
    assert.deepEqual([forged.status, JSON.parse(forged.body).statusMessage], [403, 'Missing or invalid Csrf token']);
    assert.equal((await send(me(), { method: 'POST', headers: { [name]: value } })).status, 403);
  });

  it('let anybody in to what is open: a 200 proves nothing', async () => {
    assert.equal((await send(new URL('/api/v2/diagnostics/version', running.url))).status, 200);
    assert.equal((await send(me())).status, 401);
  });
});

describe('CORS', () => {
  it('lets the listed pages call, and nobody else', async () => {
    running.settings.allowedOrigins = ['http://desk.localhost:5199'];
    const preflight = (/** @type {string} */ origin) =>
      send(new URL('/auth/v3/userinfo', running.url), { method: 'OPTIONS', headers: { Origin: origin } });
    const allowed = await preflight('http://desk.localhost:5199');
    assert.equal(allowed.headers['access-control-allow-origin'], 'http://desk.localhost:5199');
    assert.equal((await preflight('http://evil.localhost')).status, 403);
  });
});
