import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { finesse } from '../../demo/finesse/finesse.js';
import { finesseSettings } from '../../demo/finesse/settings.js';
import { createBrowser, send } from './browser.js';
import { api, goOn, sendForm, signOn, tokensOf } from './finesse-client.js';
import { stopClock } from './stop-clock.js';

/** @type {import('./finesse-client.js').RunningFinesse} */
let running;
before(async () => {
  stopClock();
  running = await finesse.start({ port: 4408 });
});
beforeEach(() => {
  Object.assign(running.settings, finesseSettings());
  running.clock.offset = 0;
});
after(() => running.close());

/** @param {string} token */
const claims = (token) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));

/** @param {Record<string, string>} form @param {string} [name] */
const refresh = (form, name = 'sjefferson') =>
  send(new URL('/desktop/sso/token', running.url), {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: `cc_username=${name}` },
    body: String(new URLSearchParams(form)),
  });

describe('single sign-on', () => {
  it('passes through the Identity Service and the identity provider and back', async () => {
    const { answer, hops } = await signOn(running, 'sjefferson');
    assert.equal(answer.status, 200);
    assert.deepEqual(hops, [
      '302 finesse1.localhost/desktop/sso/token',
      '302 ids.localhost/ids/v1/oauth/authorize',
      '200 idp.localhost/adfs/ls/',
      '200 idp.localhost/adfs/ls/',
      '200 ids.localhost/ids/saml/response',
      '302 ids.localhost/ids/relay',
      '302 finesse1.localhost/desktop/sso/authcode',
      '200 finesse1.localhost/desktop/sso/token',
    ]);
  });

  it('answers the documented members', async () => {
    const { answer } = await signOn(running, 'sjefferson');
    const { token, refresh_token: refreshToken, ...rest } = JSON.parse(answer.body);
    assert.equal(answer.headers['content-type'], 'application/json');
    assert.match(refreshToken, /^[\w-]+\.[\w-]+\.[\w-]+$/);
    assert.deepEqual(rest, {
      expires_in: 300,
      user_id: 'sjefferson',
      realm: 'northwind.example',
      user_principal: 'sjefferson@northwind.example',
    });
    assert.deepEqual(Object.keys(JSON.parse(claims(token).sub)), ['scope', 'rt', 'user_id', 'realm', 'upn']);
  });

  it('answers a refresh token and the user only where they are asked for', async () => {
    const { answer } = await signOn(running, 'sjefferson', {
      query: { return_refresh_token: 'false', return_user: 'no' },
    });
    assert.deepEqual(Object.keys(JSON.parse(answer.body)), ['token', 'expires_in']);
  });

  it('asks nothing the second time', async () => {
    const { browser } = await signOn(running, 'sjefferson');
    const { answer, hops } = await signOn(running, 'sjefferson', { browser });
    assert.equal(answer.status, 200);
    assert.equal(hops.filter((hop) => hop.includes('idp.localhost')).length, 0);
  });

  it('asks again once the sessions have been ended', async () => {
    const { browser } = await signOn(running, 'sjefferson');
    running.revoke('sjefferson');
    const { hops } = await signOn(running, 'sjefferson', { browser });
    assert.ok(hops.includes('200 idp.localhost/adfs/ls/'));
  });

  it('works by login ID too, and answers the login name', async () => {
    const { answer } = await signOn(running, '1001001', { signInAs: 'sjefferson' });
    assert.equal(JSON.parse(answer.body).user_id, 'sjefferson');
  });

  it('works through the other node', async () => {
    const { hops } = await signOn(running, 'sjefferson', { node: 'secondary' });
    assert.equal(hops.at(-1), '200 finesse2.localhost/desktop/sso/token');
  });

  it('takes the user name from a cookie, and in old releases only from there', async () => {
    running.settings.userNameInQuery = false;
    assert.equal((await signOn(running, 'sjefferson')).answer.status, 400);
    const headers = { Cookie: 'cc_username=sjefferson' };
    const url = new URL('/desktop/sso/token', running.url);
    assert.equal((await send(url, { headers })).status, 302);
  });

  it('sends a caller behind a listed proxy back to the proxy', async () => {
    running.settings.publicOrigins = ['http://desk.localhost:4999'];
    const headers = { 'X-Forwarded-Host': 'desk.localhost:4999' };
    const url = new URL('/desktop/sso/token?cc_username=sjefferson', running.url);
    const target = new URL(String((await send(url, { headers })).headers.location));
    assert.equal(target.searchParams.get('redirect_uri'), 'http://desk.localhost:4999/desktop/sso/authcode');
    const other = await send(url, { headers: { 'X-Forwarded-Host': 'evil.example' } });
    assert.match(String(other.headers.location), /redirect_uri=http%3A%2F%2Ffinesse1\.localhost/);
  });
});

describe('the token service refuses', () => {
  it('a request without a user name', async () => {
    assert.equal((await send(new URL('/desktop/sso/token', running.url))).status, 400);
  });

  it('an agent who signs in with a password', async () => {
    assert.equal((await signOn(running, 'rread')).answer.status, 401);
  });

  it('everyone where there is no single sign-on', async () => {
    running.settings.authMode = 'NON_SSO';
    assert.equal((await signOn(running, 'sjefferson')).answer.status, 400);
  });

  it('the token of somebody else', async () => {
    assert.equal((await signOn(running, 'sjefferson', { signInAs: 'carol' })).answer.status, 401);
  });

  it('a code that comes a second time, and a state of another browser', async () => {
    const browser = createBrowser();
    const first = await browser.request(`${running.url}/desktop/sso/token?cc_username=sjefferson`);
    const form = await goOn(browser, first);
    let answer = await sendForm(browser, form, { UserName: 'sjefferson', Password: 'northwind' });
    while (!String(answer.headers.location).includes('/desktop/sso/authcode')) {
      answer = answer.body.includes('submit.js') ? await sendForm(browser, answer) : answer;
    }
    const callback = String(answer.headers.location);
    assert.equal((await createBrowser().request(callback)).status, 400);
    assert.equal((await browser.request(callback)).status, 302);
    assert.equal((await browser.request(callback)).status, 400);
  });

  it('a code that nobody has issued', async () => {
    const browser = createBrowser();
    const { headers } = await browser.request(`${running.url}/desktop/sso/token?cc_username=sjefferson`);
    const state = new URL(String(headers.location)).searchParams.get('state');
    const answer = await browser.request(`${running.url}/desktop/sso/authcode?code=made-up&state=${state}`);
    assert.equal(answer.status, 401);
  });

  for (const [kind, type] of /** @type {const} */ ([
    ['html', 'text/html; charset=utf-8'],
    ['json', 'application/json'],
    ['xml', 'application/xml'],
  ])) {
    it(`with a body in ${kind}, where a release does`, async () => {
      running.settings.tokenErrors = kind;
      const { status, headers } = await send(new URL('/desktop/sso/token', running.url));
      assert.deepEqual([status, headers['content-type']], [400, type]);
    });
  }
});

describe('the identity provider', () => {
  it('shows its form again where the password is wrong, with 200 as AD FS does', async () => {
    const { answer } = await signOn(running, 'sjefferson', { password: 'wrong' });
    assert.equal(answer.status, 200);
    assert.match(answer.body, /id="options".*<strong>User name and password do not match\.<\/strong>/s);
  });

  it('lets no page frame it', async () => {
    const { answer } = await signOn(running, 'sjefferson', { password: 'wrong' });
    assert.equal(answer.headers['x-frame-options'], 'DENY');
    assert.match(String(answer.headers['content-security-policy']), /frame-ancestors 'none'/);
  });

  it('answers nothing without a request of the Identity Service', async () => {
    assert.equal((await send(new URL('/adfs/ls/', running.urls.provider))).status, 400);
  });
});

describe('the Identity Service', () => {
  it('knows only Finesse’s own addresses', async () => {
    const url = new URL('/ids/v1/oauth/authorize', running.urls.service);
    url.search = 'response_type=code&client_id=finesse&redirect_uri=https://evil.example/';
    assert.equal((await send(url)).status, 400);
  });

  it('takes no assertion that the identity provider has not made', async () => {
    const forged = Buffer.from('<samlp:Response ID="_forged"/>').toString('base64');
    const url = new URL('/ids/saml/response', running.urls.service);
    const form = { SAMLResponse: forged, RelayState: 'x' };
    assert.equal((await createBrowser().request(url, { form })).status, 400);
    assert.equal((await createBrowser().request(new URL('/ids/relay', url), { form: { uniqueId: 'x' } })).status, 400);
  });
});

describe('refresh', () => {
  it('answers a new access token and no refresh token, for both the form and the query', async () => {
    const { token, refresh_token: refreshToken } = await tokensOf(running, 'sjefferson');
    running.clock.offset = 225;
    const answer = await refresh({ token, 'refresh-token': refreshToken });
    const body = JSON.parse(answer.body);
    assert.deepEqual(Object.keys(body), ['token', 'expires_in', 'user_id', 'realm', 'user_principal']);
    assert.equal(claims(body.token).exp - claims(token).exp, 225);
    const url = new URL('/desktop/sso/token', running.url);
    url.search = String(new URLSearchParams({ cc_username: '1001001', 'refresh-token': refreshToken }));
    assert.equal((await send(url)).status, 200);
  });

  it('leaves the former access token alone', async () => {
    const { token, refresh_token: refreshToken } = await tokensOf(running, 'sjefferson');
    await refresh({ token, 'refresh-token': refreshToken });
    assert.equal((await api(running, 'User/1001001', { authorization: `Bearer ${token}` })).status, 200);
  });

  it('needs the pair of tokens that belong together', async () => {
    const [first, second] = [await tokensOf(running, 'sjefferson'), await tokensOf(running, 'sjefferson')];
    assert.equal((await refresh({ token: first.token, 'refresh-token': second.refresh_token })).status, 401);
    assert.equal((await refresh({ token: '', 'refresh-token': second.refresh_token })).status, 400);
    assert.equal((await refresh({ token: first.token })).status, 400);
    assert.equal((await refresh({ token: first.token, 'refresh-token': 'made-up' })).status, 401);
  });

  it('is over for somebody else, after the refresh token’s life, and after revocation', async () => {
    const { token, refresh_token: refreshToken } = await tokensOf(running, 'sjefferson');
    assert.equal((await refresh({ token, 'refresh-token': refreshToken }, 'carol')).status, 401);
    running.clock.offset = running.settings.refreshTokenTtl;
    assert.equal((await refresh({ token, 'refresh-token': refreshToken })).status, 401);
    running.clock.offset = 0;
    running.revoke('sjefferson');
    assert.equal((await refresh({ token, 'refresh-token': refreshToken })).status, 401);
  });

  it('may answer a new refresh token, which ends the old one', async () => {
    running.settings.refreshTokenRenewed = true;
    const { token, refresh_token: refreshToken } = await tokensOf(running, 'sjefferson');
    const renewed = JSON.parse((await refresh({ token, 'refresh-token': refreshToken })).body);
    assert.equal((await refresh({ token, 'refresh-token': refreshToken })).status, 401);
    assert.equal((await refresh({ token: renewed.token, 'refresh-token': renewed.refresh_token })).status, 200);
  });
});
