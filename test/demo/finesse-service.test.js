import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';

import { finesse } from '../../demo/finesse/finesse.js';
import { parseXml, NotXml } from '../../demo/simulators/parse-xml.js';
import { finesseSettings } from '../../demo/finesse/settings.js';
import { PortInUse } from '../../demo/web/listen.js';
import { createBrowser, send } from './browser.js';
import { createBoshClient } from './finesse-bosh-client.js';
import { api, goOn, problem, sendForm } from './finesse-client.js';

/** @type {import('./finesse-client.js').RunningFinesse} */
let running;
before(async () => {
  running = await finesse.start({ port: 4424 });
});
beforeEach(() => Object.assign(running.settings, finesseSettings()));
afterEach(() => {
  running.outage(undefined);
  running.setInService('primary', true);
});
after(() => running.close());

describe('out of service', () => {
  it('is 503 for every request of that node but SystemInfo', async () => {
    running.setInService('primary', false);
    for (const path of ['User/rread', 'UserAuthMode/rread', 'User/rread/ReasonCodes?category=LOGOUT']) {
      assert.deepEqual(problem(await api(running, path, { as: 'rread' })), {
        status: 503,
        contentType: 'application/xml',
        type: 'Service Unavailable',
        message: 'SERVER_OUT_OF_SERVICE',
        data: '',
      });
    }
    assert.match((await api(running, 'SystemInfo')).body, /<status>OUT_OF_SERVICE<\/status><statusReason>[^<]+</);
  });

  it('leaves the other node at work, with the same agents', async () => {
    running.setInService('primary', false);
    assert.match((await api(running, 'SystemInfo', { node: 'secondary' })).body, /<status>IN_SERVICE<\/status>/);
    running.agent('rread').state = 'READY';
    assert.match((await api(running, 'User/rread', { as: 'rread', node: 'secondary' })).body, /<state>READY<\/state>/);
    running.agent('rread').state = 'LOGOUT';
  });

  it('is told to whoever listens there, and so is its end', async () => {
    const here = await createBoshClient(running).connect('1001003', 'northwind');
    running.setInService('primary', false);
    const event = await here.nextEvent();
    assert.equal(event.node, '/finesse/api/SystemInfo');
    assert.match(event.text, /^<Update><data><systemInfo>.*<status>OUT_OF_SERVICE<\/status>/);
    assert.equal((await here.next(({ name }) => name === 'presence')).attributes['type'], 'unavailable');
    running.setInService('primary', true);
    assert.match((await here.nextEvent()).text, /<status>IN_SERVICE<\/status>/);
    assert.equal((await here.next(({ name }) => name === 'presence')).attributes['type'], undefined);
    await here.end();
  });
});

describe('faults that a test asks for', () => {
  it('are a status, used up by one request', async () => {
    running.failNext(500, { path: /SystemInfo/ });
    assert.equal(problem(await api(running, 'SystemInfo')).type, 'Internal Server Error');
    assert.equal((await api(running, 'SystemInfo')).status, 200);
  });

  it('are a connection that is cut, on one node', async () => {
    running.outage('cut', { site: 'primary' });
    await assert.rejects(api(running, 'SystemInfo'), { code: 'ECONNRESET' });
    assert.equal((await api(running, 'SystemInfo', { node: 'secondary' })).status, 200);
  });

  it('are no answer at all, as of a server that is not running', async () => {
    running.failNext('hang');
    running.requests.length = 0;
    const controller = new AbortController();
    const url = 'http://127.0.0.1:4424/finesse/api/SystemInfo';
    const asking = assert.rejects(fetch(url, { signal: controller.signal }), { name: 'AbortError' });
    while (running.requests.length === 0) await setImmediate();
    controller.abort();
    await asking;
    while (running.requests[0]?.aborted === false) await setImmediate();
    assert.equal(running.requests[0]?.status, 0);
  });
});

describe('the rest of a node', () => {
  it('tells the window that asked whether single sign-on works', async () => {
    const browser = createBrowser();
    const form = await goOn(browser, await browser.request(`${running.url}/desktop/sso/test`));
    const page = await goOn(browser, await sendForm(browser, form, { UserName: 'carol', Password: 'northwind' }));
    assert.match(page.body, /<body data-status="true" data-error="">/);
    assert.equal(String(page.headers['set-cookie']), 'ssotest=true; Path=/');
    running.settings.authMode = 'NON_SSO';
    const without = await send(new URL('/desktop/sso/test', running.url));
    assert.match(without.body, /<body data-status="false" data-error="NO TOKEN">/);
    assert.match((await send(new URL('/desktop/sso/test.js', running.url))).body, /postMessage/);
  });

  it('has the desktop configuration where a site has it', async () => {
    assert.equal((await send(new URL('/desktop/config', running.url))).status, 404);
    running.settings.desktopConfigPath = '/desktop/config';
    const config = JSON.parse((await send(new URL('/desktop/config', running.url))).body);
    assert.deepEqual(
      [config.systemAuthMode, config.host, config.alternateHost, config.enableMobileAgentLogin],
      ['HYBRID', 'finesse1.localhost:4424', 'finesse2.localhost:4425', 'true'],
    );
  });

  it('serves the files of third parties', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'deskpass-finesse-'));
    await writeFile(join(folder, 'page.html'), '<!doctype html>\n');
    running.settings.thirdPartyFiles = folder;
    assert.equal((await send(new URL('/3rdpartygadget/files/page.html', running.url))).status, 200);
    assert.equal((await send(new URL('/3rdpartygadget/files/none.html', running.url))).status, 404);
    await rm(folder, { recursive: true });
  });

  it('says which port is in use, and leaves none of the others open', async () => {
    await assert.rejects(finesse.start({ port: 4421 }), (error) => error instanceof PortInUse && error.port === 4424);
    await (await finesse.start({ port: 4420 })).close();
  });
});

describe('XML', () => {
  for (const text of [
    '',
    'x',
    '<a>',
    '</a>',
    '<a></b>',
    '<a/><b/>',
    '<a x=1/>',
    '<!DOCTYPE a><a/>',
    '<a>&b;</a>',
    '<a>&',
    '<a>&#x110000;</a>',
    '<a>'.repeat(40),
  ]) {
    it(`is refused that is not well-formed: ${text.slice(0, 20)}`, () => {
      assert.throws(() => parseXml(text), NotXml);
    });
  }

  it('is read with attributes, entities and character data', () => {
    const element = parseXml(
      '<?xml version="1.0"?>\n<a b="1 &lt; 2" c=\'x\'>é &#233;<!-- no --><![CDATA[<d>]]><e/></a>',
    );
    assert.deepEqual(element, {
      name: 'a',
      attributes: { b: '1 < 2', c: 'x' },
      children: [{ name: 'e', attributes: {}, children: [], text: '' }],
      text: 'é é<d>',
    });
  });
});

describe('the paths for trying it by hand', () => {
  it('have names of their own, and every mode with an agent who has it', () => {
    assert.equal(new Set(finesse.paths.map(({ id }) => id)).size, finesse.paths.length);
    const modes = finesse.paths.map(({ settings }) => settings?.authMode);
    assert.deepEqual([...new Set(modes)], ['SSO', 'NON_SSO', 'HYBRID']);
    const agents = new Map(running.agents.map((agent) => [agent.loginName, agent]));
    for (const { username, id } of finesse.paths.filter(({ mode }) => mode === 'HYBRID')) {
      assert.equal(agents.get(username)?.authMode, id.endsWith('sso') ? 'SSO' : 'NON_SSO');
    }
  });
});
