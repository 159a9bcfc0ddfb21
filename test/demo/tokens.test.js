import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';

import { startDemo } from '../../demo/demo.js';
import { createBrowser } from './browser.js';
import { createClient } from './sign-in.js';

/** @type {import('./sign-in.js').Demo} */
let demo;
before(async () => {
  demo = await startDemo({ portBase: 4680 });
});
after(() => demo.close());

describe('the tokens', () => {
  it('include an ID token with the agent’s claims and the session', async () => {
    const { id_token: idToken } = await createClient(demo).tokens('mgarcia');
    const { sid, ...claims } = decodeJwt(idToken);
    assert.equal(typeof sid, 'string');
    const { name, preferred_username: username, email, roles, groups, nonce, aud, iss } = claims;
    assert.deepEqual(
      { name, username, email, roles, groups, nonce, aud, iss },
      {
        name: 'Miguel García',
        username: 'mgarcia',
        email: 'miguel.garcia@northwind.example',
        roles: ['agent', 'supervisor'],
        groups: ['/service/leads', '/sites/utrecht'],
        nonce: 'a-nonce',
        aud: 'desk',
        iss: demo.urls.login,
      },
    );
  });

  it('include a signed access token for the orders service', async () => {
    const { access_token: token } = await createClient(demo).tokens('sjefferson');
    const keys = createRemoteJWKSet(new URL(`http://127.0.0.1:${new URL(demo.urls.login).port}/jwks`));
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer: demo.urls.login,
      audience: demo.urls.orders,
    });
    assert.equal(protectedHeader.typ, 'at+jwt');
    assert.equal(payload.scope, 'orders:read orders:write');
  });

  it('leave out a scope the agent does not have', async () => {
    const { access_token: token } = await createClient(demo).tokens('rread');
    assert.equal(decodeJwt(token).scope, 'orders:read');
  });

  it('may be asked for by a script of the desk and of no other origin', async () => {
    const browser = createBrowser();
    const form = { client_id: 'desk', grant_type: 'refresh_token', refresh_token: 'none' };
    const ask = (/** @type {string} */ origin) =>
      browser.request(`${demo.urls.login}/token`, { form, headers: { Origin: origin, Accept: 'application/json' } });
    const [own, other] = [await ask(demo.urls.desk), await ask('http://evil.localhost')];
    assert.equal(own.headers['access-control-allow-origin'], demo.urls.desk);
    assert.equal(other.headers['access-control-allow-origin'], undefined);
  });

  it('carry the time of a clock that is set wrong', async () => {
    demo.provider.clock.offset = 3600;
    try {
      const { id_token: idToken, access_token: token } = await createClient(demo).tokens('sjefferson');
      const ahead = Date.now() / 1000 + 3500;
      assert.ok(Number(decodeJwt(idToken).iat) > ahead);
      assert.ok(Number(decodeJwt(token).iat) > ahead);
    } finally {
      demo.provider.clock.offset = 0;
    }
  });
});

describe('a refresh token', () => {
  it('is replaced by another each time', async () => {
    const client = createClient(demo);
    const { refresh_token: first } = await client.tokens('sjefferson');
    const { tokens } = await client.refresh(first);
    assert.ok(tokens.refresh_token);
    assert.notEqual(tokens.refresh_token, first);
  });

  it('is refused the second time, with everything that came of it, and counted', async () => {
    const client = createClient(demo);
    const { refresh_token: first } = await client.tokens('sjefferson');
    const { tokens: second } = await client.refresh(first);
    const before = demo.provider.refreshReuse;
    const replay = await client.refresh(first);
    const heir = await client.refresh(second.refresh_token);
    assert.deepEqual([replay.tokens.error, heir.tokens.error], ['invalid_grant', 'invalid_grant']);
    assert.equal(demo.provider.refreshReuse, before + 1);
  });

  it('is refused after everything of the agent was revoked', async () => {
    const client = createClient(demo);
    const { refresh_token: token, id_token: idToken } = await client.tokens('sjefferson');
    demo.provider.revokeAll(String(decodeJwt(idToken).sub));
    assert.equal((await client.refresh(token)).tokens.error, 'invalid_grant');
  });

  it('is refused after the client revoked it', async () => {
    const client = createClient(demo);
    const { refresh_token: token } = await client.tokens('sjefferson');
    const form = { client_id: 'desk', token, token_type_hint: 'refresh_token' };
    const { status } = await createBrowser().request(`${demo.urls.login}/token/revocation`, { form });
    assert.equal(status, 200);
    assert.equal((await client.refresh(token)).tokens.error, 'invalid_grant');
  });

  it('is never kept by the log of requests', async () => {
    const client = createClient(demo);
    const { refresh_token: token } = await client.tokens('sjefferson');
    await client.refresh(token);
    assert.equal(demo.provider.tokenRequests.at(-1)?.grantType, 'refresh_token');
    assert.doesNotMatch(JSON.stringify(demo.provider.tokenRequests), new RegExp(token));
  });
});
