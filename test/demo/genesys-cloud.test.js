import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { genesys } from '../../demo/genesys/genesys.js';
import { createBrowser, send } from './browser.js';
import { CHALLENGE, PAGE, VERIFIER, callbackOf, settingsWith, submit } from './genesys-client.js';
import { stopClock } from './stop-clock.js';

const SARAH = 'sarah.jefferson@northwind.example';
const MIGUEL = 'miguel.garcia@northwind.example';

/** @type {import('../../demo/simulators/simulator.js').Device[]} */
const devices = [];
/** @type {import('./genesys-client.js').RunningGenesys} */
let running;
before(async () => {
  stopClock();
  const nothing = async () => {};
  const post = {
    sendEmail: nothing,
    sendText: nothing,
    addDevice: (/** @type {any} */ device) => void devices.push(device),
  };
  running = await genesys.start({ port: 5170, settings: settingsWith(), post });
});
beforeEach(() => {
  Object.assign(running.settings, settingsWith());
  running.clock.offset = 0;
  running.reset();
});
after(() => running.close());

const code = () => devices.at(-1)?.code(running.clock.now()) ?? '';

/** @param {Record<string, string>} [query] */
function authorizeUrl(query = {}) {
  const url = new URL('/oauth/authorize', running.urls.login);
  const pkce = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };
  const fixed = { client_id: 'desk', redirect_uri: PAGE, response_type: 'code', state: 's1' };
  url.search = String(new URLSearchParams({ ...fixed, ...pkce, ...query }));
  return url;
}

/** @param {string} email @param {{ query?: Record<string, string>, org?: string, password?: string }} [options] */
async function signIn(email, { query = {}, org = '', password = 'northwind' } = {}) {
  const browser = createBrowser();
  const page = await browser.follow(await browser.request(authorizeUrl(query)));
  return { browser, page, answer: await submit(browser, page, { email, password, ...(org === '' ? {} : { org }) }) };
}

/** @param {string} given @param {string} [verifier] */
async function exchange(given, verifier = VERIFIER) {
  const answer = await send(new URL('/oauth/token', running.urls.login), {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: String(
      new URLSearchParams({
        grant_type: 'authorization_code',
        code: given,
        code_verifier: verifier,
        client_id: 'desk',
        redirect_uri: PAGE,
      }),
    ),
  });
  return { status: answer.status, json: JSON.parse(answer.body) };
}

/** @param {string} path @param {string} token @param {string} [method] */
const call = (path, token, method = 'GET') =>
  send(new URL(path, running.urls.api), { method, headers: { Authorization: `Bearer ${token}` } });

describe('Genesys Cloud', () => {
  it('gives a token for a code and its verifier, and no refresh token', async () => {
    const { answer } = await signIn(SARAH);
    const callback = callbackOf(answer);
    assert.equal(callback?.['state'], 's1');
    const { status, json } = await exchange(callback?.['code'] ?? '');
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(json), ['access_token', 'token_type', 'expires_in']);
    const me = JSON.parse((await call('/api/v2/users/me?expand=authorization', json.access_token)).body);
    assert.deepEqual([me.username, me.authorization.roles[0].name], [SARAH, 'AGENT']);
  });

  it('takes a code once, and only with its verifier', async () => {
    const { answer } = await signIn(SARAH);
    const given = callbackOf(answer)?.['code'] ?? '';
    const wrong = await exchange(given, 'another');
    assert.deepEqual([wrong.status, wrong.json.error], [400, 'invalid_grant']);
    assert.equal((await exchange(given)).status, 400);
  });

  for (const [what, query] of /** @type {[string, Record<string, string>][]} */ ([
    ['without a code challenge', { code_challenge: '', code_challenge_method: 'plain' }],
    ['for an organisation without a provider', { org: 'northwind' }],
    ['for a provider without an organisation', { provider: 'adfs' }],
    ['for a provider that the organisation does not have', { org: 'southwind', provider: 'adfs' }],
    ['that asks for no prompt', { prompt: 'none' }],
    ['for a token at once', { response_type: 'token' }],
  ])) {
    it(`refuses a request ${what}`, async () => {
      const answer = await createBrowser().request(authorizeUrl(query));
      assert.match(String(answer.headers['location']), /[?#].*error=invalid_request/);
    });
  }

  for (const [hint, email, org] of /** @type {const} */ ([
    [SARAH, SARAH, ''],
    ['southwind', '', 'southwind'],
    [`${MIGUEL}:southwind`, MIGUEL, 'southwind'],
  ])) {
    it(`takes the hint ${hint}`, async () => {
      const { page } = await signIn(SARAH, { query: { login_hint: hint } });
      assert.ok(page.body.includes(`name="email" type="text" value="${email}"`));
      assert.ok(page.body.includes(`name="org" type="text" value="${org}"`));
    });
  }

  it('takes somebody of several organisations to the one that is meant', async () => {
    const target = running.settings.cloud.orgs['northwind']?.id ?? '';
    const { page } = await signIn(MIGUEL, { query: { target } });
    assert.match(page.body, /name="org" type="text" value="northwind"/);
  });

  it('asks for the code of an app, and locks after six wrong ones for five minutes', async () => {
    const { answer, browser } = await signIn(MIGUEL);
    assert.equal(answer.url.pathname, '/mfa');
    const wrong = code().replace(/^\d/, (digit) => String((Number(digit) + 5) % 10));
    for (let count = 0; count < 6; count += 1) await submit(browser, answer, { code: wrong });
    assert.equal(callbackOf(await submit(browser, answer, { code: code() })), undefined);
    running.clock.offset = 300;
    assert.ok(callbackOf(await submit(browser, answer, { code: code() }))?.['code']);
  });

  it('asks nobody for a code who comes by single sign-on', async () => {
    Object.assign(running.agent('sjefferson'), { cloudMfa: true });
    const query = { org: 'northwind', provider: 'adfs' };
    assert.ok(callbackOf((await signIn(SARAH, { query })).answer)?.['code']);
  });

  it('does not let somebody of another organisation in', async () => {
    const { answer } = await signIn(SARAH, { org: 'southwind' });
    assert.ok(answer.url.searchParams.has('error'));
  });

  it('asks again only where it is told to', async () => {
    const { browser } = await signIn(SARAH);
    assert.ok(callbackOf(await browser.request(authorizeUrl()))?.['code']);
    const page = await browser.follow(await browser.request(authorizeUrl({ prompt: 'login' })));
    assert.match(page.body, /name="password"/);
  });

  it('ends a token, and its own session', async () => {
    const { answer, browser } = await signIn(SARAH);
    const { json } = await exchange(callbackOf(answer)?.['code'] ?? '');
    assert.equal((await call('/api/v2/tokens/me', json.access_token, 'DELETE')).status, 200);
    const after = await call('/api/v2/users/me', json.access_token);
    assert.deepEqual([after.status, JSON.parse(after.body).code], [401, 'authentication.required']);
    const logout = new URL(
      `/logout?${new URLSearchParams({ client_id: 'desk', redirect_uri: PAGE })}`,
      running.urls.login,
    );
    assert.equal((await browser.request(logout)).headers['location'], PAGE);
    const page = await browser.follow(await browser.request(authorizeUrl()));
    assert.match(page.body, /name="password"/);
  });

  it('gives tokens that are worth nothing at Engage', async () => {
    const { answer } = await signIn(SARAH);
    const { json } = await exchange(callbackOf(answer)?.['code'] ?? '');
    const url = new URL('/auth/v3/userinfo', running.url);
    assert.equal((await send(url, { headers: { Authorization: `Bearer ${json.access_token}` } })).status, 401);
  });
});
