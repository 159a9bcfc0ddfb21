import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { unbluSettings } from '../../demo/unblu/settings.js';
import { unblu } from '../../demo/unblu/unblu.js';
import { createVisitor } from './unblu-client.js';

/** @type {import('./unblu-client.js').RunningUnblu} */
let running;
before(async () => {
  running = await unblu.start({ port: 5204 });
});
beforeEach(() => {
  Object.assign(running.settings, unbluSettings(), { internalSources: ['PROPAGATED'] });
  running.reset();
});
after(() => running.close());

/** @param {Record<string, unknown>} person */
const named = ({ username, authorizationRole: role, personSource: source }) => [username, role, source];

describe('an identity that the gateway propagates', () => {
  it('is the server’s own user of that name', async () => {
    running.settings.gatewayUser = 'mgarcia';
    assert.deepEqual(named(await createVisitor(running).person()), ['mgarcia', 'SUPERVISOR', 'USER_DB']);
  });

  it('is a virtual one where the server has none of that name', async () => {
    running.settings.gatewayUser = 'stranger';
    assert.deepEqual(named(await createVisitor(running).person()), ['stranger', 'REGISTERED_USER', 'VIRTUAL']);
  });

  it('is always a visitor on the public path', async () => {
    Object.assign(running.settings, { publicSources: ['PROPAGATED', 'NONE'], gatewayUser: 'mgarcia' });
    const visitor = createVisitor(running, { entry: '/unblu' });
    assert.deepEqual(named(await visitor.person()), ['mgarcia', 'WEBUSER', 'VIRTUAL']);
  });

  it('cannot be claimed by a client: the gateway takes its headers away', async () => {
    const forged = { 'x-unblu-trusted-user-id': 'aowens', 'x-unblu-trusted-user-role': 'SUPER_ADMIN' };
    running.settings.gatewayUser = 'sjefferson';
    assert.deepEqual(named(await createVisitor(running).person(forged))[0], 'sjefferson');
    running.settings.gatewayUser = '';
    assert.equal((await createVisitor(running).person(forged))['authorizationRole'], 'ANONYMOUS_USER');
  });

  it('is another one once somebody else has been signed in on the gateway’s page, until all begins anew', async () => {
    running.settings.gatewayUser = 'sjefferson';
    const visitor = createVisitor(running);
    const page = `${running.url}/gateway/`;
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    assert.match((await visitor.browser.request(page)).body, /<h1>Sarah Jefferson is signed in<\/h1>/);

    await visitor.browser.post(page, 'user=mgarcia', form);
    assert.equal((await createVisitor(running).person())['username'], 'mgarcia');
    await visitor.browser.post(page, 'user=stranger', form);
    assert.match((await visitor.browser.request(page)).body, /<h1>Miguel García is signed in<\/h1>/);
    await visitor.browser.post(page, 'user=', form);
    assert.match((await visitor.browser.request(page)).body, /<h1>Nobody is signed in<\/h1>/);

    running.reset();
    assert.equal((await createVisitor(running).person())['username'], 'sjefferson');
  });

  it('is believed of anybody who gets past the gateway', async () => {
    const visitor = createVisitor(running, { site: 'server' });
    assert.equal((await visitor.person({ 'x-unblu-trusted-user-id': 'aowens' }))['username'], 'aowens');
  });

  it('takes no password beside it where LOCAL is no source', async () => {
    assert.equal((await createVisitor(running).login('sjefferson')).json().success, false);
  });
});

describe('nobody', () => {
  it('is a person without a name on the public path', async () => {
    const person = await createVisitor(running, { entry: '/unblu' }).person();
    assert.deepEqual([person['personType'], person['authorizationRole']], ['VISITOR', 'ANONYMOUS_USER']);
  });

  it('uses services on the public path, and none on the internal one', async () => {
    const status = async (/** @type {string} */ entry) =>
      (await createVisitor(running, { entry }).get('accounts/getCurrentAccount')).status;
    assert.deepEqual([await status('/unblu'), await status('/app')], [200, 403]);
  });

  it('may be refused by the authenticator too, since that is not documented', async () => {
    running.settings.unauthenticated = 401;
    Object.assign(running.settings, { api: 'v3' });
    assert.equal((await createVisitor(running).get('authenticator/getUserId')).status, 401);
  });

  it('is not let in by NONE on the internal path, unless both paths are the same', async () => {
    running.settings.internalSources = ['PROPAGATED', 'NONE'];
    const ask = async () => (await createVisitor(running).get('accounts/getCurrentAccount')).status;
    assert.equal(await ask(), 403);
    running.settings.publicPath = running.settings.internalPath;
    assert.equal(await ask(), 200);
  });
});

describe('a change of identity in a web session', () => {
  /** @param {string} from @param {string} to */
  const change = async (from, to) => {
    Object.assign(running.settings, { publicSources: ['PROPAGATED', 'NONE'], gatewayUser: from });
    const visitor = createVisitor(running, { entry: '/unblu' });
    await visitor.person();
    running.settings.gatewayUser = to;
    return visitor.get('authenticator/getCurrentPerson');
  };

  for (const [transition, from, to] of /** @type {const} */ ([
    ['anonymous-to-authenticated', '', 'carol'],
    ['authenticated-to-anonymous', 'carol', ''],
    ['authenticated-to-other', 'carol', 'sjefferson'],
  ])) {
    it(`ends the web session: ${transition} is not allowed`, async () => {
      assert.equal((await change(from, to)).status, 403);
      assert.deepEqual(
        running.changes().map(({ transition: seen, allowed }) => [seen, allowed]),
        [[transition, false]],
      );
    });

    it(`goes on where ${transition} is allowed, and is noted`, async () => {
      running.settings.allowedTransitions = [transition];
      const answer = await change(from, to);
      assert.deepEqual([answer.status, answer.json().username], [200, to]);
      assert.deepEqual(
        running.changes().map(({ transition: seen, allowed }) => [seen, allowed]),
        [[transition, true]],
      );
    });
  }

  it('is none where it is the same user again', async () => {
    assert.equal((await change('carol', 'carol')).status, 200);
    assert.deepEqual(running.changes(), []);
  });

  it('is one where the server has ended a sign-in under somebody’s hands', async () => {
    running.settings.internalSources = ['LOCAL'];
    const visitor = createVisitor(running);
    await visitor.login('sjefferson');
    running.revoke('sjefferson');
    assert.equal((await visitor.get('authenticator/getCurrentPerson')).status, 403);
    assert.equal(running.changes()[0]?.transition, 'authenticated-to-anonymous');
  });

  it('is none where somebody signs in or out by themselves', async () => {
    running.settings.publicSources = ['LOCAL', 'NONE'];
    const visitor = createVisitor(running, { entry: '/unblu' });
    await visitor.person();
    await visitor.login('carol');
    assert.equal((await visitor.person())['username'], 'carol');
    await visitor.post('authenticator/logout', {});
    assert.equal((await visitor.person())['authorizationRole'], 'ANONYMOUS_USER');
    assert.deepEqual(running.changes(), []);
  });
});

describe('a simulated Unblu', () => {
  it('fails as it is told to', async () => {
    const visitor = createVisitor(running);
    for (const errorBody of /** @type {const} */ (['json', 'html', 'empty'])) {
      running.settings.errorBody = errorBody;
      running.failNext(503);
      const { status, headers } = await visitor.get('authenticator/getCurrentPerson');
      const types = { json: 'application/json;charset=utf-8', html: 'text/html;charset=utf-8', empty: undefined };
      assert.deepEqual([status, headers['content-type']], [503, types[errorBody]]);
    }
  });

  it('has somebody for each of its paths', () => {
    for (const { id, username, mode } of unblu.paths) {
      if (mode === 'anonymous') continue;
      assert.equal(running.agent(username).username, username, id);
    }
  });
});
