import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';

import { finesse } from '../../demo/finesse/finesse.js';
import { PHONES } from '../../demo/finesse/agents.js';
import { finesseSettings } from '../../demo/finesse/settings.js';
import { child } from '../../demo/simulators/parse-xml.js';
import { createBoshClient } from './finesse-bosh-client.js';
import { api, problem, shape, user } from './finesse-client.js';

/** @type {import('./finesse-client.js').RunningFinesse} */
let running;
/** @type {Awaited<ReturnType<ReturnType<typeof createBoshClient>['connect']>>} */
let listener;
before(async () => {
  running = await finesse.start({ port: 4404, settings: { authMode: 'NON_SSO' } });
});
beforeEach(async () => {
  Object.assign(running.settings, finesseSettings(), { authMode: 'NON_SSO' });
  listener = await createBoshClient(running).connect('1001003', 'northwind');
});
afterEach(async () => {
  Object.assign(running.agent('rread'), { state: 'LOGOUT', phone: '', mobileAgent: undefined });
  await listener.end();
});
after(() => running.close());

/** @param {Record<string, string>} fields @param {{ as?: string, id?: string, requestId?: string }} [options] */
const put = (fields, { as = 'rread', id = '1001003', requestId = 'r-1' } = {}) =>
  api(running, `User/${id}`, { as, method: 'PUT', body: user(fields), headers: { requestId } });

/** @param {Record<string, string>} fields */
async function accepted(fields) {
  const answer = await put(fields);
  assert.deepEqual([answer.status, answer.body, answer.headers['requestid']], [202, '', 'r-1']);
  return listener.nextEvent();
}

const signIn = () => accepted({ state: 'LOGIN', extension: '1001003' });

describe('sign-in of an agent', () => {
  it('is accepted, and the event says that the agent is not ready', async () => {
    const { node, text, update } = await signIn();
    assert.equal(node, '/finesse/api/User/1001003');
    assert.match(shape(update), /^Update\(data\(user\(uri .+\)\) event requestId source\)$/);
    assert.match(text, /<state>NOT_READY<\/state>/);
    assert.match(text, /<reasonCodeId>-1<\/reasonCodeId>/);
    assert.match(text, /<event>PUT<\/event><requestId>r-1<\/requestId><source>\/finesse\/api\/User\/1001003<\/source>/);
  });

  it('leaves who is signed in already in the state they are in', async () => {
    await signIn();
    await accepted({ state: 'READY' });
    const { text } = await accepted({ state: 'LOGIN', extension: '1001004' });
    assert.match(text, /<state>READY<\/state>/);
    assert.match(text, /<extension>1001004<\/extension>/);
  });

  for (const [what, extension, type, code, constant] of [
    ['does not exist', PHONES.unknown, 'Invalid Device', '260', 'CF_INVALID_LOGON_DEVICE_SPECIFIED'],
    ['is offline', PHONES.offline, 'Invalid Device', '260', 'CF_INVALID_LOGON_DEVICE_SPECIFIED'],
    ['has several lines', PHONES.multiline, 'Invalid Device', '260', 'CF_INVALID_LOGON_DEVICE_SPECIFIED'],
    ['is in use', PHONES.inUse, 'Device Busy', '33', 'CF_RESOURCE_BUSY'],
  ]) {
    it(`is accepted, and the event refuses a phone that ${what}`, async () => {
      const { text } = await accepted({ state: 'LOGIN', extension: extension ?? '' });
      assert.equal(
        text,
        `<Update><data><apiErrors><apiError><errorData>${code}</errorData><errorMessage>${constant}</errorMessage>` +
          `<errorType>${type}</errorType></apiError></apiErrors></data><event>PUT</event><requestId>r-1</requestId>` +
          '<source>/finesse/api/User/1001003</source></Update>',
      );
      assert.equal(running.agent('rread').state, 'LOGOUT');
    });
  }

  it('refuses the phone of another agent', async () => {
    running.agent('carol').phone = '1001007';
    assert.match((await accepted({ state: 'LOGIN', extension: '1001007' })).text, /Device Busy/);
    running.agent('carol').phone = '';
  });

  it('refuses a mobile agent who is none', async () => {
    const body = `<User><state>LOGIN</state><extension>1001003</extension><mobileAgent><mode>CALL_BY_CALL</mode><dialNumber>4085551234</dialNumber></mobileAgent></User>`;
    const answer = await api(running, 'User/1001003', { as: 'rread', method: 'PUT', body });
    assert.equal(answer.status, 202);
    assert.match((await listener.nextEvent()).text, /<errorType>Mode Not Allowed<\/errorType>/);
  });

  it('of a mobile agent shows in the User object', async () => {
    running.agent('rread').mobile = true;
    const body = `<User><state>LOGIN</state><extension>1001003</extension><mobileAgent><mode>CALL_BY_CALL</mode><dialNumber>4085551234</dialNumber></mobileAgent></User>`;
    await api(running, 'User/1001003', { as: 'rread', method: 'PUT', body });
    const { update } = await listener.nextEvent();
    running.agent('rread').mobile = false;
    const mobile = child(child(child(update, 'data'), 'user'), 'mobileAgent');
    assert.equal(child(mobile, 'dialNumber')?.text, '4085551234');
  });
});

describe('UCCX', () => {
  it('knows one name for an agent and phones with a plus', async () => {
    assert.equal(problem(await put({ state: 'LOGIN', extension: '+1001003' })).type, 'Bad Request');
    running.settings.deployment = 'UCCX';
    running.reset();
    const { body } = await api(running, 'User/rread', { as: 'rread' });
    assert.match(body, /<loginId>rread<\/loginId><loginName>rread<\/loginName>/);
    assert.equal((await put({ state: 'LOGIN', extension: '+1001003' }, { id: 'rread' })).status, 202);
    running.settings.deployment = 'UCCE';
    running.reset();
  });
});

describe('a request that is refused at once', () => {
  for (const [what, fields, status, type, data] of /** @type {const} */ ([
    ['no state', { extension: '1001003' }, 400, 'Parameter Missing', 'state'],
    ['no extension', { state: 'LOGIN' }, 400, 'Parameter Missing', 'extension'],
    ['an extension that is no number', { state: 'LOGIN', extension: 'phone' }, 400, 'Bad Request', undefined],
    ['a state that is none', { state: 'SLEEPING' }, 400, 'Invalid Input', 'state'],
    ['sign-out while signed out', { state: 'LOGOUT' }, 400, 'Invalid State', 'LOGOUT'],
    ['ready while signed out', { state: 'READY' }, 401, 'Invalid State', 'READY'],
  ])) {
    it(`has ${what}`, async () => {
      const answer = problem(await put(fields));
      assert.deepEqual([answer.status, answer.type, answer.data], [status, type, data]);
    });
  }

  for (const body of [
    '',
    'state=LOGIN',
    '<User><state>LOGIN</User>',
    '<!DOCTYPE x><User/>',
    '<Dialog/>',
    '<User>&x;</User>',
  ]) {
    it(`is no User: ${body === '' ? 'nothing' : body}`, async () => {
      assert.equal(
        problem(await api(running, 'User/1001003', { as: 'rread', method: 'PUT', body })).type,
        'Bad Request',
      );
    });
  }

  for (const [mode, number, type, data] of [
    ['', '408', 'Parameter Missing', 'mode'],
    ['CALL_BY_CALL', '', 'Parameter Missing', 'dialNumber'],
    ['BY_PIGEON', '408', 'Invalid Input', 'mode'],
  ]) {
    it(`is a mobile agent with mode “${mode}” and number “${number}”`, async () => {
      const mobile = `<mobileAgent><mode>${mode}</mode><dialNumber>${number}</dialNumber></mobileAgent>`;
      const body = `<User><state>LOGIN</state><extension>1001003</extension>${mobile}</User>`;
      const answer = problem(await api(running, 'User/1001003', { as: 'rread', method: 'PUT', body }));
      assert.deepEqual([answer.status, answer.type, answer.data], [400, type, data]);
    });
  }

  it('is for another agent', async () => {
    const answer = problem(await put({ state: 'READY' }, { as: 'rread', id: '1001004' }));
    assert.deepEqual([answer.status, answer.type], [401, 'Invalid Authorization User Specified']);
  });

  it('is a supervisor’s for an agent of another team', async () => {
    const answer = problem(await put({ state: 'LOGOUT' }, { as: 'mgarcia', id: '1001004' }));
    assert.deepEqual([answer.status, answer.type], [401, 'Invalid Supervisor']);
  });

  it('names the agent by login name, as UCCE does not take it', async () => {
    const options = { id: 'rread' };
    assert.equal(problem(await put({ state: 'LOGOUT' }, options)).type, 'Invalid Authorization User Specified');
    running.settings.putByLoginName = 'not-found';
    assert.equal(problem(await put({ state: 'LOGOUT' }, options)).type, 'User Not Found');
    running.settings.putByLoginName = 'accepted';
    assert.equal(problem(await put({ state: 'LOGOUT' }, options)).type, 'Invalid State');
  });
});

describe('not ready and sign-out', () => {
  it('come in this order', async () => {
    await signIn();
    await accepted({ state: 'READY' });
    const refused = await accepted({ state: 'LOGOUT' });
    assert.match(refused.text, /<errorData>265<\/errorData>.*<errorType>Invalid State<\/errorType>/);
    const lunch = await accepted({ state: 'NOT_READY', reasonCodeId: '12' });
    assert.match(lunch.text, /<reasonCodeId>12<\/reasonCodeId><ReasonCode>.*<label>Lunch<\/label>/);
    const out = await accepted({ state: 'LOGOUT', reasonCodeId: '21' });
    assert.match(out.text, /<state>LOGOUT<\/state>.*<label>End of shift<\/label>.*<extension><\/extension>/);
  });

  it('in the wrong order may be refused at once, or not at all', async () => {
    await signIn();
    await accepted({ state: 'READY' });
    running.settings.signOutFromReady = 'answer';
    assert.equal(problem(await put({ state: 'LOGOUT' })).message, 'Invalid State specified for user');
    running.settings.signOutFromReady = 'accepted';
    assert.match((await accepted({ state: 'LOGOUT' })).text, /<state>LOGOUT<\/state>/);
  });

  it('may need a reason code of their own category', async () => {
    await signIn();
    running.settings.requiredReasons = ['LOGOUT'];
    assert.equal(problem(await put({ state: 'LOGOUT' })).data, 'reasonCodeId');
    assert.equal(problem(await put({ state: 'LOGOUT', reasonCodeId: '12' })).type, 'Invalid Input');
    assert.match((await accepted({ state: 'LOGOUT', reasonCodeId: '21' })).text, /<state>LOGOUT<\/state>/);
  });

  it('are up to the supervisor too', async () => {
    await signIn();
    assert.equal((await put({ state: 'LOGOUT' }, { as: 'mgarcia' })).status, 202);
    assert.match((await listener.nextEvent()).text, /<state>LOGOUT<\/state>/);
  });

  it('are forced on an agent whose desktop has gone', async () => {
    await signIn();
    running.forceSignOut('rread');
    assert.match((await listener.nextEvent()).text, /<state>LOGOUT<\/state>.*<code>255<\/code>/);
  });
});
