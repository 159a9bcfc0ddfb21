import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { finesse } from '../../demo/finesse/finesse.js';
import { finesseSettings } from '../../demo/finesse/settings.js';
import { api, basic, problem, shape, tokensOf, user } from './finesse-client.js';
import { send } from './browser.js';
import { stopClock } from './stop-clock.js';

/** @type {import('./finesse-client.js').RunningFinesse} */
let running;
before(async () => {
  stopClock();
  running = await finesse.start({ port: 4400 });
});
beforeEach(() => Object.assign(running.settings, finesseSettings()));
beforeEach(() => Object.assign(running.clock, { offset: 0 }));
after(() => running.close());

describe('SystemInfo', () => {
  for (const mode of /** @type {const} */ (['SSO', 'NON_SSO', 'HYBRID'])) {
    it(`names the mode ${mode} to anyone`, async () => {
      running.settings.authMode = mode;
      const answer = await api(running, 'SystemInfo');
      assert.deepEqual([answer.status, answer.headers['content-type']], [200, 'application/xml']);
      assert.match(answer.body, new RegExp(`<systemAuthMode>${mode}</systemAuthMode>`));
    });
  }

  it('has the documented elements in their order', async () => {
    const node = '(host httpsPort xmppPort xmppSecurePort)';
    assert.equal(
      shape((await api(running, 'SystemInfo')).xml()),
      'SystemInfo(currentTimestamp deploymentType lastCTIHeartbeatStatus lastSuccessCTIHeartbeatTime ctiVersion ' +
        'ctiHeartbeatInterval ctiMMode ctiTimeInMMode finesseMMode finesseTimeInMMode license peripheralId ' +
        `primaryNode${node} secondaryNode${node} status statusReason systemAuthMode timezoneOffset uri xmppDomain ` +
        'xmppPubSubDomain ctiServers(ctiServer(host connectedDuration active)))',
    );
  });

  it('names both nodes where a client can reach them', async () => {
    const { body } = await api(running, 'SystemInfo', { node: 'secondary' });
    assert.match(body, /<primaryNode><host>finesse1\.localhost<\/host><httpsPort>4400<\/httpsPort>/);
    assert.match(body, /<secondaryNode><host>finesse2\.localhost<\/host><httpsPort>4401<\/httpsPort>/);
  });

  it('asks for credentials where the release does', async () => {
    running.settings.systemInfoAuthorization = 'required';
    assert.equal((await api(running, 'SystemInfo')).status, 401);
    assert.equal((await api(running, 'SystemInfo', { as: 'rread' })).status, 200);
  });
});

describe('UserAuthMode', () => {
  it('answers each agent’s own mode without credentials in a hybrid system', async () => {
    const modes = await Promise.all(['sjefferson', '1001002'].map((name) => api(running, `UserAuthMode/${name}`)));
    const bodies = modes.map(({ body }) => body);
    assert.deepEqual(bodies, [
      '<UserAuthMode><authMode>SSO</authMode></UserAuthMode>',
      '<UserAuthMode><authMode>NON_SSO</authMode></UserAuthMode>',
    ]);
  });

  it('is forbidden where an administrator has switched it off', async () => {
    running.settings.userAuthMode = false;
    const { status, type, message } = problem(await api(running, 'UserAuthMode/sjefferson'));
    assert.deepEqual([status, type, message], [403, 'Forbidden', 'UserAuthModeService is disabled']);
  });

  it('does not exist in UCCX', async () => {
    running.settings.deployment = 'UCCX';
    assert.equal(problem(await api(running, 'UserAuthMode/sjefferson')).status, 404);
  });

  it('knows no strangers', async () => {
    assert.deepEqual(problem(await api(running, 'UserAuthMode/nobody')), {
      status: 404,
      contentType: 'application/xml',
      type: 'User Not Found',
      message: 'UNKNOWN_USER',
      data: '4023',
    });
  });
});

describe('User', () => {
  it('has the documented elements, under the login ID', async () => {
    const { status, xml, body } = await api(running, 'User/rread', { as: 'rread' });
    assert.equal(status, 200);
    assert.equal(
      shape(xml()),
      'User(uri roles(role) loginId loginName state stateChangeTime mediaType pendingState reasonCodeId ' +
        'settings(wrapUpOnIncoming wrapUpOnOutgoing deviceSelection) extension firstName lastName teamId teamName ' +
        'skillTargetId dialogs teams)',
    );
    assert.match(body, /<loginId>1001003<\/loginId><loginName>rread<\/loginName><state>LOGOUT<\/state>/);
  });

  it('names the teams of a supervisor', async () => {
    const { body } = await api(running, 'User/1001002', { as: '1001002' });
    assert.match(body, /<role>Agent<\/role><role>Supervisor<\/role>/);
    assert.match(
      body,
      /<teams><Team><uri>\/finesse\/api\/Team\/500<\/uri><id>500<\/id><name>First line<\/name><\/Team><\/teams>/,
    );
  });

  it('is for the agent alone', async () => {
    assert.deepEqual(problem(await api(running, 'User/1001002', { as: '1001003' })), {
      status: 401,
      contentType: 'application/xml',
      type: 'Invalid Authorization User Specified',
      message: "The user specified in the authentication credentials and the uri don't match",
      data: '1001002',
    });
  });

  it('does not exist for a name nobody has', async () => {
    assert.equal(problem(await api(running, 'User/4711', { as: '1001003' })).type, 'User Not Found');
  });

  it('does not exist for someone whom only the identity provider knows', async () => {
    const { token } = await tokensOf(running, 'nstranger');
    const answer = await api(running, 'User/nstranger', { authorization: `Bearer ${token}` });
    assert.deepEqual([problem(answer).status, problem(answer).type], [404, 'User Not Found']);
  });
});

describe('credentials', () => {
  const failure = (/** @type {string} */ data) => ({
    status: 401,
    contentType: 'application/xml',
    type: 'Authorization Failure',
    message: 'UNAUTHORIZED',
    data,
  });

  for (const [what, authorization] of [
    ['none', undefined],
    ['a wrong password', basic('rread', 'wrong')],
    ['nobody’s name', basic('nobody', 'northwind')],
    ['a password where the agent signs in by SSO', basic('sjefferson', 'northwind')],
    ['a token nobody has issued', 'Bearer eyJhbGciOiJub25lIn0.e30.'],
    ['another scheme', 'Digest x'],
  ]) {
    it(`are refused: ${what}`, async () => {
      const answer = await api(running, 'User/rread', authorization === undefined ? {} : { authorization });
      assert.deepEqual(problem(answer), failure('rread'));
      assert.equal(answer.headers['www-authenticate'], 'Basic realm="Finesse"');
    });
  }

  it('may be refused with an empty body and no challenge', async () => {
    Object.assign(running.settings, { unauthorizedBody: 'empty', challenge: false });
    const { status, body, headers } = await api(running, 'User/rread');
    assert.deepEqual([status, body, headers['www-authenticate']], [401, '', undefined]);
  });

  it('are a token for an agent with single sign-on, until it expires', async () => {
    const { token } = await tokensOf(running, 'sjefferson');
    const ask = () => api(running, 'User/1001001', { authorization: `Bearer ${token}` });
    assert.equal((await ask()).status, 200);
    running.clock.offset = 301;
    assert.deepEqual(problem(await ask()), failure('1001001'));
  });

  it('are no longer a token once the agent signs in with a password', async () => {
    const { token } = await tokensOf(running, 'sjefferson');
    running.settings.authMode = 'NON_SSO';
    assert.equal((await api(running, 'User/1001001', { authorization: `Bearer ${token}` })).status, 401);
    assert.equal((await api(running, 'User/1001001', { as: 'sjefferson' })).status, 200);
  });

  it('are blocked for five minutes after five wrong passwords, also the right one', async () => {
    const wrong = { authorization: basic('rread', 'wrong') };
    for (let count = 0; count < 5; count += 1) await api(running, 'User/rread', wrong);
    assert.deepEqual(problem(await api(running, 'User/rread', { as: 'rread' })), failure('rread'));
    running.clock.offset = 300;
    assert.equal((await api(running, 'User/rread', { as: 'rread' })).status, 200);
    running.agent('rread').blockedUntil = 0;
  });

  it('never appear in the list of requests', async () => {
    running.requests.length = 0;
    await api(running, 'User/rread', { as: 'rread', headers: { requestId: 'r-1' } });
    const [seen] = running.requests;
    assert.deepEqual([seen?.site, seen?.path, seen?.requestId], ['primary', '/finesse/api/User/rread', 'r-1']);
    assert.match(seen?.authorization ?? '', /^[\da-f]{32}$/);
  });
});

describe('reason codes', () => {
  it('of a category are listed, those of the system are not', async () => {
    const { body } = await api(running, 'User/1001003/ReasonCodes?category=LOGOUT', { as: 'rread' });
    assert.equal(
      body,
      '<ReasonCodes category="LOGOUT"><ReasonCode><uri>/finesse/api/ReasonCode/21</uri><category>LOGOUT</category>' +
        '<code>1</code><label>End of shift</label><forAll>true</forAll><systemCode>false</systemCode><id>21</id>' +
        '</ReasonCode></ReasonCodes>',
    );
  });

  it('need a category', async () => {
    const answer = await api(running, 'User/1001003/ReasonCodes', { as: 'rread' });
    assert.deepEqual([problem(answer).type, problem(answer).data], ['Parameter Missing', 'category']);
  });

  it('can be read one by one', async () => {
    assert.match((await api(running, 'User/1001003/ReasonCode/12', { as: 'rread' })).body, /<label>Lunch<\/label>/);
    assert.equal((await api(running, 'User/1001003/ReasonCode/99', { as: 'rread' })).status, 404);
  });
});

describe('what is not there', () => {
  it('is 404, and another method 405', async () => {
    assert.equal(problem(await api(running, 'Nothing')).type, 'Not Found');
    assert.equal(problem(await api(running, 'User/rread', { method: 'DELETE' })).status, 405);
  });

  it('is a body that is too long', async () => {
    const answer = await api(running, 'User/1001003', {
      as: 'rread',
      method: 'PUT',
      body: user({ state: 'x'.repeat(70_000) }),
    });
    assert.equal(answer.status, 413);
  });
});

describe('other origins', () => {
  const origin = 'http://desk.localhost:4999';
  const preflight = () =>
    send(new URL('/finesse/api/User/rread', running.url), { method: 'OPTIONS', headers: { Origin: origin } });

  it('may read only where an administrator has listed them', async () => {
    assert.deepEqual((await preflight()).status, 403);
    running.settings.allowedOrigins = [origin];
    const { status, headers } = await preflight();
    assert.deepEqual([status, headers['access-control-allow-origin']], [200, origin]);
    assert.match(String(headers['access-control-allow-headers']), /authorization,content-type,requestid/);
  });

  it('may all read in 11.6, also the errors', async () => {
    running.settings.cors = 'echo';
    const { status, headers } = await api(running, 'User/rread', { headers: { Origin: origin } });
    assert.deepEqual([status, headers['access-control-allow-origin']], [401, origin]);
  });
});
