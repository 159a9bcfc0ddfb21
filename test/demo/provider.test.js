import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { decodeJwt } from 'jose';

import { startDemo } from '../../demo/demo.js';
import { createBrowser } from './browser.js';
import { createClient, returned } from './sign-in.js';

/** @type {import('./sign-in.js').Demo} */
let demo;
before(async () => {
  demo = await startDemo({ portBase: 4610 });
});
after(() => demo.close());

describe('the sign-in page', () => {
  it('keeps the user name and says what to do when the password is wrong', async () => {
    const page = await createClient(demo).signIn('sjefferson', 'wrong');
    assert.equal(page.status, 422);
    assert.match(page.body, /name="username" value="sjefferson"/);
    assert.match(page.body, /role="alert"[^]*do not match[^]*type the password again/);
    assert.doesNotMatch(page.body, /value="wrong"/);
  });

  it('asks for the user name when it is missing', async () => {
    const page = await createClient(demo).signIn(' ');
    assert.match(page.body, /Your user name is missing\./);
  });

  it('prints what was typed as text, not as markup', async () => {
    const page = await createClient(demo).signIn('"><script>x</script>', 'wrong');
    assert.doesNotMatch(page.body, /<script>x/);
    assert.match(page.body, /value="&quot;&gt;&lt;script&gt;/);
  });

  it('runs no script and cannot be framed', async () => {
    const page = await createClient(demo).authorize();
    const policy = page.headers['content-security-policy'];
    assert.equal(
      policy,
      `default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' ${demo.urls.desk}; base-uri 'none'; frame-ancestors 'none'`,
    );
  });

  it('tells the desk when the agent cancels', async () => {
    const client = createClient(demo);
    const answer = await client.submit(await client.authorize(), { answer: 'cancel' });
    assert.equal(returned(answer).error, 'access_denied');
  });

  it('names what happened when it was left open too long', async () => {
    const page = await createBrowser().request(`${demo.urls.login}/interaction/gone`);
    assert.equal(page.status, 400);
    assert.match(page.body, /This page is no longer open\./);
  });
});

describe('an authorization request', () => {
  it('is refused on a page, not by a redirect, when the return address is not registered', async () => {
    const answer = await createClient(demo).authorize({ redirect_uri: 'http://evil.localhost:4100/' });
    assert.equal(answer.headers.location, undefined);
    assert.match(answer.body, /This application may not send you here\./);
  });

  it('is refused without PKCE', async () => {
    const answer = await createClient(demo).authorize({ code_challenge: '', code_challenge_method: '' });
    assert.equal(returned(answer).error, 'invalid_request');
  });

  it('is answered with a code, the state and the issuer after signing in', async () => {
    const { code, state, iss } = returned(await createClient(demo).signIn('sjefferson'));
    assert.deepEqual({ hasCode: Boolean(code), state, iss }, { hasCode: true, state: 'a-state', iss: demo.urls.login });
  });

  it('with prompt=none is answered with login_required when nobody is signed in', async () => {
    const { error, state, iss } = returned(await createClient(demo).authorize({ prompt: 'none' }));
    assert.deepEqual({ error, state, iss }, { error: 'login_required', state: 'a-state', iss: demo.urls.login });
  });

  it('with prompt=none is answered with a code and a refresh token when the agent is signed in', async () => {
    const client = createClient(demo);
    await client.signIn('sjefferson');
    const { code } = returned(await client.authorize({ prompt: 'none' }));
    const { tokens } = await client.exchange(code ?? '');
    assert.ok(tokens.refresh_token);
  });
});

describe('consent', () => {
  it('is asked for where the agent is one who is asked', async () => {
    const page = await createClient(demo).signIn('carol');
    assert.match(page.body, /Allow Northwind Desk to use your account\?/);
  });

  it('that is denied comes back as access_denied', async () => {
    const client = createClient(demo);
    const answer = await client.submit(await client.signIn('carol'), { answer: 'deny' });
    assert.equal(returned(answer).error, 'access_denied');
  });

  it('that is given comes back as a code', async () => {
    const client = createClient(demo);
    const answer = await client.submit(await client.signIn('carol'), { answer: 'allow' });
    assert.ok(returned(answer).code);
  });

  it('that was given once is not asked for again in the session', async () => {
    const client = createClient(demo);
    await client.submit(await client.signIn('carol'), { answer: 'allow' });
    assert.ok(returned(await client.authorize({ prompt: 'none' })).code);
  });
});

describe('signing out', () => {
  /** @param {import('./browser.js').Answer | string} hint @param {ReturnType<typeof createClient>} client */
  const signOut = (client, hint) => {
    const url = new URL('/session/end', demo.urls.login);
    const back = `${demo.urls.desk}/`;
    url.search = String(
      new URLSearchParams({
        client_id: 'desk',
        post_logout_redirect_uri: back,
        state: 'out',
        logout_hint: String(hint),
      }),
    );
    return client.browser.request(url);
  };

  it('needs no question when the desk names the agent, and runs one script of its own for that', async () => {
    const client = createClient(demo);
    const { id_token: idToken } = await client.tokens('sjefferson');
    const page = await signOut(client, String(decodeJwt(idToken).sub));
    assert.match(page.body, /<script src="\/look\/submit\.js" defer><\/script>/);
    assert.match(String(page.headers['content-security-policy']), /script-src 'self';/);
  });

  it('is asked about when the desk names somebody else', async () => {
    const client = createClient(demo);
    await client.signIn('sjefferson');
    const page = await signOut(client, 'mgarcia');
    assert.match(page.body, /<h1>Sign out\?<\/h1>/);
    assert.doesNotMatch(page.body, /<script/);
  });

  it('leads back to the desk with the state, and the session is gone', async () => {
    const client = createClient(demo);
    await client.signIn('sjefferson');
    const answer = await client.submit(await signOut(client, 'sjefferson'), { logout: 'yes' });
    assert.equal(answer.headers.location, `${demo.urls.desk}/?state=out`);
    assert.equal(returned(await client.authorize({ prompt: 'none' })).error, 'login_required');
  });

  it('ends the refresh token too', async () => {
    const client = createClient(demo);
    const { refresh_token: token } = await client.tokens('sjefferson');
    await client.submit(await signOut(client, 'sjefferson'), { logout: 'yes' });
    assert.equal((await client.refresh(token)).tokens.error, 'invalid_grant');
  });

  it('without an application ends on a page that says so', async () => {
    const client = createClient(demo);
    await client.signIn('sjefferson');
    const question = await client.browser.request(`${demo.urls.login}/session/end`);
    const page = await client.submit(question, { logout: 'yes' });
    assert.match(page.body, /You are signed out/);
  });
});

describe('an outage', () => {
  it('answers every endpoint with 503 until it is over', async () => {
    const browser = createBrowser();
    const paths = ['/.well-known/openid-configuration', '/auth', '/token', '/jwks', '/look/account.css'];
    const ask = () => Promise.all(paths.map(async (path) => (await browser.request(demo.urls.login + path)).status));
    demo.provider.outage(true);
    const during = await ask();
    demo.provider.outage(false);
    assert.deepEqual(during, [503, 503, 503, 503, 503]);
    assert.equal((await ask())[0], 200);
  });
});
