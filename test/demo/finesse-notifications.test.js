import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { finesse } from '../../demo/finesse/finesse.js';
import { parseXml } from '../../demo/simulators/parse-xml.js';
import { finesseSettings } from '../../demo/finesse/settings.js';
import { send } from './browser.js';
import { createBoshClient } from './finesse-bosh-client.js';
import { api, tokensOf, user } from './finesse-client.js';

/** @type {import('./finesse-client.js').RunningFinesse} */
let running;
before(async () => {
  running = await finesse.start({ port: 4412 });
});
beforeEach(() => Object.assign(running.settings, finesseSettings()));
after(() => running.close());

const login = () =>
  api(running, 'User/1001003', {
    as: 'rread',
    method: 'PUT',
    body: user({ state: 'LOGIN', extension: '1001003' }),
    headers: { requestId: 'r-2' },
  });

describe('the notification service', () => {
  it('takes an access token where the agent signs in by SSO', async () => {
    const { token } = await tokensOf(running, 'sjefferson');
    const client = await createBoshClient(running).connect('1001001', token);
    running.change('sjefferson', { state: 'READY' });
    assert.match((await client.nextEvent()).text, /<state>READY<\/state>.*<requestId><\/requestId>/);
    running.change('sjefferson', { state: 'LOGOUT' });
    await client.end();
  });

  for (const [what, name, secret] of [
    ['a wrong password', '1001003', 'wrong'],
    ['another agent’s password', '1001001', 'northwind'],
    ['a made-up token', '1001001', 'a.b.c'],
  ]) {
    it(`refuses ${what}`, async () => {
      const client = createBoshClient(running);
      const { attributes, children } = await client.begin();
      assert.deepEqual(
        [attributes['from'], attributes['hold'], attributes['requests'], children[0]?.name],
        ['finesse1.localhost', '1', '2', 'stream:features'],
      );
      const failure = (await client.authenticate(name ?? '', secret ?? '')).children[0];
      assert.deepEqual([failure?.name, failure?.children[0]?.name], ['failure', 'not-authorized']);
      await client.end();
    });
  }

  it('refuses the good token of another agent', async () => {
    const { token } = await tokensOf(running, 'sjefferson');
    const client = createBoshClient(running);
    await client.begin();
    assert.equal((await client.authenticate('1001004', token)).children[0]?.name, 'failure');
    await client.end();
  });

  it('tells an agent nothing about others', async () => {
    const client = await createBoshClient(running).connect('1001003', 'northwind');
    await client.post(
      '',
      '<iq type="set" id="p1"><pubsub xmlns="http://jabber.org/protocol/pubsub"><subscribe node="/finesse/api/User/1001001"/></pubsub></iq>',
    );
    const refused = await client.next(({ attributes }) => attributes['id'] === 'p1');
    assert.equal(refused.attributes['type'], 'error');
    running.change('sjefferson', { state: 'READY' });
    running.change('rread', { state: 'READY' });
    assert.equal((await client.nextEvent()).node, '/finesse/api/User/1001003');
    running.change('sjefferson', { state: 'LOGOUT' });
    running.change('rread', { state: 'LOGOUT' });
    await client.end();
  });

  it('reaches a client on the other node too', async () => {
    const client = await createBoshClient(running, 'secondary').connect('1001003', 'northwind');
    await login();
    assert.match((await client.nextEvent()).text, /<state>NOT_READY<\/state>.*<requestId>r-2<\/requestId>/);
    running.change('rread', { state: 'LOGOUT', phone: '' });
    await client.end();
  });

  it('may leave the request ID out', async () => {
    running.settings.echoRequestId = false;
    const client = await createBoshClient(running).connect('1001003', 'northwind');
    await login();
    assert.match((await client.nextEvent()).text, /<requestId><\/requestId>/);
    running.change('rread', { state: 'LOGOUT', phone: '' });
    await client.end();
  });

  it('lets an outcome wait until a test says so, and keeps the old state until then', async () => {
    running.settings.events = 'held';
    const client = await createBoshClient(running).connect('1001003', 'northwind');
    await login();
    assert.match((await api(running, 'User/rread', { as: 'rread' })).body, /<state>LOGOUT<\/state>/);
    running.releaseEvents();
    assert.match((await client.nextEvent()).text, /<state>NOT_READY<\/state>/);
    running.settings.events = 'lost';
    running.change('rread', { state: 'LOGOUT', phone: '' });
    running.settings.events = 'sent';
    running.change('rread', { state: 'READY' });
    assert.match((await client.nextEvent()).text, /<state>READY<\/state>/);
    running.change('rread', { state: 'LOGOUT' });
    await client.end();
  });
});

describe('a BOSH session', () => {
  it('answers a request that comes again as it did before', async () => {
    const client = createBoshClient(running);
    await client.begin();
    const first = await client.authenticate('1001003', 'northwind');
    const again = await client.post('', '', client.rid);
    assert.equal(again.body, first.body);
    await client.end();
  });

  it('takes requests in their order, whichever comes first', async () => {
    const client = await createBoshClient(running).connect('1001003', 'northwind');
    const { rid } = client;
    const ping = (/** @type {string} */ id) => `<iq type="get" id="${id}"><ping xmlns="urn:xmpp:ping"/></iq>`;
    const second = client.post('', ping('second'), rid + 2);
    const first = await client.post('', ping('first'), rid + 1);
    assert.equal(first.children[0]?.attributes['id'], 'first');
    assert.equal((await second).children[0]?.attributes['id'], 'second');
    await client.post('type="terminate"', '', rid + 3);
  });

  it('lets a held request go when the next one comes', async () => {
    const client = await createBoshClient(running).connect('1001003', 'northwind');
    const held = client.post('', '');
    const ping = await client.post('', '<iq type="get" id="p"><ping xmlns="urn:xmpp:ping"/></iq>');
    assert.equal((await held).children.length, 0);
    assert.equal(ping.children[0]?.attributes['type'], 'result');
    await client.end();
  });

  it('ends with a request that is far ahead, and is unknown from then on', async () => {
    const client = createBoshClient(running);
    await client.begin();
    for (const number of [client.rid + 9, client.rid + 1]) {
      assert.equal((await client.post('', '', number)).attributes['condition'], 'item-not-found');
    }
  });

  for (const [what, body, condition] of [
    ['no XML', 'hello', 'bad-request'],
    ['another domain', '<body rid="1" to="evil.example" xmlns="http://jabber.org/protocol/httpbind"/>', 'host-unknown'],
    ['no such session', '<body rid="1" sid="x" xmlns="http://jabber.org/protocol/httpbind"/>', 'item-not-found'],
  ]) {
    it(`does not begin with ${what}`, async () => {
      const answer = await send(new URL('/http-bind/', running.url), { method: 'POST', body: body ?? '' });
      assert.equal(parseXml(answer.body).attributes['condition'], condition);
    });
  }
});
