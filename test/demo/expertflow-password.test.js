import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { expertflow } from '../../demo/expertflow/expertflow.js';
import { call, login, settingsWith } from './expertflow-client.js';
import { stopClock } from './stop-clock.js';

/** @type {import('./expertflow-client.js').RunningExpertflow} */
let running;
before(async () => {
  stopClock();
  running = await expertflow.start({ port: 4442 });
});
beforeEach(() => {
  Object.assign(running.settings, settingsWith());
  running.clock.offset = 0;
  running.reset();
});
after(() => running.close());

/** @param {string} username @param {string} newPassword @param {string} [currentPassword] */
const change = (username, newPassword, currentPassword = 'northwind') =>
  call(running, 'reset-pswd', { username, currentPassword, newPassword });

describe('a password', () => {
  it('is changed, and from then on only the new one works', async () => {
    const answer = await change('sjefferson', 'Southwind-1');
    assert.deepEqual(
      [answer.status, answer.json().data],
      [200, { status: 204, message: 'Password updated successfully.' }],
    );
    assert.equal((await login(running, 'sjefferson')).status, 401);
    assert.equal((await login(running, 'sjefferson', { password: 'Southwind-1' })).status, 200);
  });

  it('that is temporary can be changed, and lets its owner in then', async () => {
    Object.assign(running.settings, settingsWith({ minPasswordAge: 9999 }));
    assert.equal((await login(running, 'temporary')).status, 400);
    assert.equal((await change('temporary', 'Southwind-1')).status, 200);
    assert.equal((await login(running, 'temporary', { password: 'Southwind-1' })).status, 200);
  });

  it('is not changed by who does not know the one before, nor by nobody', async () => {
    for (const answer of [await change('sjefferson', 'Southwind-1', 'wrong'), await change('nobody', 'Southwind-1')]) {
      assert.deepEqual([answer.status, answer.json().error.error_detail.status], [401, 401]);
      assert.match(answer.json().error.error_detail.reason, /^Invalid User Credentials:/);
    }
  });

  it('is not changed before its least age', async () => {
    Object.assign(running.settings, settingsWith({ minPasswordAge: 24 }));
    await change('sjefferson', 'Southwind-1');
    const answer = await change('sjefferson', 'Eastwind-22', 'Southwind-1');
    assert.equal(answer.status, 403);
    assert.match(answer.json().error.error_detail.reason, /24 hour\(s\)/);
    running.clock.offset = 24 * 3600;
    assert.equal((await change('sjefferson', 'Eastwind-22', 'Southwind-1')).status, 200);
  });

  for (const [what, password, reason] of /** @type {const} */ ([
    ['is too short', 'Sh0rt', 'minimum length 8'],
    ['has no digit', 'Southwinds', 'must contain at least 1 numerical digits'],
    ['has no capital', 'southwind1', 'must contain at least 1 upper case characters'],
    ['is the one before', 'northwind', 'must contain at least 1 numerical digits'],
    ['is nothing', '', 'minimum length 8'],
  ])) {
    it(`that ${what} is refused in Keycloak’s words`, async () => {
      const answer = await change('sjefferson', password);
      assert.deepEqual([answer.status, answer.json().error.error_detail.reason], [400, `Invalid password: ${reason}.`]);
    });
  }

  it('that was one of the last is refused', async () => {
    for (const [next, current] of [
      ['Southwind-1', 'northwind'],
      ['Eastwind-22', 'Southwind-1'],
    ]) {
      await change('sjefferson', next ?? '', current);
    }
    const answer = await change('sjefferson', 'Southwind-1', 'Eastwind-22');
    assert.match(answer.json().error.error_detail.reason, /any of last 3 passwords/);
  });

  it('is held to every kind of policy', async () => {
    const policies = [
      { type: 'maxLength', value: '10' },
      { type: 'lowerCase', value: '2' },
      { type: 'specialChars', value: '1' },
      { type: 'notUsername', value: 'undefined' },
    ];
    Object.assign(running.settings, settingsWith({ policies }));
    const reasons = [];
    for (const password of ['far-too-long-for-it', 'ABC-1', 'plain', 'aowens']) {
      reasons.push((await change('aowens', password)).json().error.error_detail.reason);
    }
    assert.deepEqual(reasons.slice(0, 3), [
      'Invalid password: maximum length 10.',
      'Invalid password: must contain at least 2 lower case characters.',
      'Invalid password: must contain at least 1 special characters.',
    ]);
    Object.assign(running.settings, settingsWith({ policies: policies.slice(3) }));
    const { reason } = (await change('aowens', 'aowens')).json().error.error_detail;
    assert.equal(reason, 'Invalid password: must not be equal to the username.');
  });
});

describe('the policies of a password', () => {
  for (const method of ['GET', 'POST']) {
    it(`are read with ${method}`, async () => {
      Object.assign(running.settings, settingsWith({ minPasswordAge: 24 }));
      const path = method === 'GET' ? '/agent-manager/agent/pswd-policies?username=sjefferson' : 'pswd-policies';
      const answer = await call(running, path, method === 'GET' ? '' : { username: 'sjefferson' }, { method });
      const { policies, passwordCreatedAt, minPasswordAgeInHours, eligibleToUpdatePasswordAt } = answer.json().data;
      assert.deepEqual(policies[0], { type: 'length', value: '8' });
      assert.equal(minPasswordAgeInHours, 24);
      assert.equal(Date.parse(eligibleToUpdatePasswordAt) - Date.parse(passwordCreatedAt), 24 * 3_600_000);
    });
  }

  it('may come without an envelope', async () => {
    running.settings.otherAnswers = 'bare';
    const answer = await call(running, 'pswd-policies', { username: 'sjefferson' });
    assert.ok(Array.isArray(answer.json().policies));
  });

  it('are nobody’s', async () => {
    assert.equal((await call(running, 'pswd-policies', { username: 'nobody' })).status, 404);
  });
});
