import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { after, before, beforeEach, describe, it } from 'node:test';

import { expertflow } from '../../demo/expertflow/expertflow.js';
import { SSO_PASSWORD } from '../../demo/expertflow/finesse-sign-in.js';
import { finesse } from '../../demo/finesse/finesse.js';
import { finesseSettings } from '../../demo/finesse/settings.js';
import { call, login, settingsWith } from './expertflow-client.js';
import { tokensOf } from './finesse-client.js';

/** @type {import('./expertflow-client.js').RunningExpertflow} */
let running;
/** @type {import('./finesse-client.js').RunningFinesse} */
let cisco;
before(async () => {
  running = await expertflow.start({ port: 4430 });
  cisco = await finesse.start({ port: 4432 });
});
beforeEach(() => {
  Object.assign(running.settings, settingsWith({ twoFactor: 'app' }));
  Object.assign(cisco.settings, finesseSettings());
  running.reset();
  cisco.reset();
});
after(async () => {
  await running.close();
  await cisco.close();
});

/** @param {Record<string, unknown>} more */
const bySso = async (more = {}) => {
  const { token } = await tokensOf(cisco, 'sjefferson');
  const body = { username: '1001001', password: '', authToken: token, authWithSSO: true, roles: ['agent'] };
  return call(running, 'login', { ...body, finesseUrl: cisco.url, ...more });
};

/** @param {Record<string, unknown>} more */
const byPassword = (more = {}) => {
  const body = { username: '1001002', password: 'northwind', authToken: '', authWithSSO: false };
  return call(running, 'login', { ...body, roles: ['agent', 'supervisor'], finesseUrl: cisco.url, ...more });
};

describe('sign-in of a Finesse agent', () => {
  it('by single sign-on is asked of Finesse with the token, and mirrored', async () => {
    const answer = await bySso();
    assert.equal(answer.status, 200);
    const user = answer.json().data.keycloak_User;
    assert.deepEqual(
      [user.username, user.firstName, user.roles[0], user.userTeam.teamName],
      ['1001001', 'Sarah', 'agent', 'First line'],
    );
  });

  it('by password is asked of Finesse with Basic, with the teams of a supervisor', async () => {
    const user = (await byPassword()).json().data.keycloak_User;
    assert.equal(user.supervisedTeams[0].teamName, 'First line');
    const names = user.permittedResources.Resources.map((/** @type {{ rsname: string }} */ { rsname }) => rsname);
    assert.ok(names.includes('supervisor'));
  });

  it('is spared the second factor, which is Cisco’s own there', async () => {
    assert.ok((await bySso()).json().data.token);
  });

  it('takes the extension along, under either of its names', async () => {
    for (const name of ['agentExtension', 'extension']) {
      const user = (await byPassword({ [name]: '1001050' })).json().data.keycloak_User;
      assert.deepEqual(user.attributes.agentExtension, ['1001050']);
    }
    cisco.agent('mgarcia').phone = '1001002';
    const user = (await byPassword()).json().data.keycloak_User;
    assert.deepEqual(user.attributes.agentExtension, ['1001002']);
  });

  it('leaves a user behind that anyone can be who knows the fixed password, as the library does', async () => {
    Object.assign(running.settings, settingsWith());
    await bySso();
    assert.equal((await login(running, '1001001', { password: SSO_PASSWORD })).status, 200);
  });
});

describe('sign-in of a Finesse agent is refused', () => {
  const detail = (/** @type {Awaited<ReturnType<typeof call>>} */ answer) => answer.json().error.error_detail;

  it('with Finesse’s own status and its text', async () => {
    assert.deepEqual(detail(await byPassword({ password: 'wrong' })), { status: 401, reason: 'Unauthorized' });
    assert.deepEqual(detail(await bySso({ authToken: 'expired' })), { status: 401, reason: 'Unauthorized' });
    assert.deepEqual(detail(await byPassword({ username: '4711' })).status, 401);
  });

  it('while Finesse is out of service', async () => {
    cisco.setInService('primary', false);
    assert.deepEqual(detail(await byPassword()), { status: 503, reason: 'Service Unavailable' });
    cisco.setInService('primary', true);
  });

  it('whose team is not known here', async () => {
    running.settings.tenants = settingsWith({ teams: ['Sales'] }).tenants;
    const { status, reason } = detail(await byPassword());
    assert.deepEqual([status, reason.slice(0, 19)], [403, 'Missing Team Group:']);
  });

  for (const finesseUrl of ['http://finesse1.localhost:1', 'https://finesse.example:8445', 'file:///etc/passwd', 'x']) {
    it(`where there is no Finesse: ${finesseUrl}`, async () => {
      assert.deepEqual(detail(await byPassword({ finesseUrl })), {
        status: 408,
        reason: `Finesse server not accessible against URL: ${finesseUrl}`,
      });
    });
  }

  it('with no answer at all, where the library waits for ever', async () => {
    running.settings.finesseUnreachable = 'hang';
    running.requests.length = 0;
    const controller = new AbortController();
    const asking = assert.rejects(
      fetch('http://127.0.0.1:4430/agent-manager/agent/login', {
        method: 'POST',
        body: JSON.stringify({ username: 'x', finesseUrl: 'http://finesse1.localhost:1' }),
        signal: controller.signal,
      }),
      { name: 'AbortError' },
    );
    // The body has been read: from here on there is nothing more to wait for.
    while (running.requests[0]?.fields.length !== 2) await setImmediate();
    controller.abort();
    await asking;
  });
});
