import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { expertflow } from '../../demo/expertflow/expertflow.js';
import { expertflowSettings } from '../../demo/expertflow/settings.js';
import { startInbox } from '../../demo/inbox/inbox.js';
import { totp } from '../../demo/simulators/totp.js';
import { call, login, settingsWith, validate } from './expertflow-client.js';
import { stopClock } from './stop-clock.js';

/** @type {import('./expertflow-client.js').RunningExpertflow} */
let running;
/** @type {Awaited<ReturnType<typeof startInbox>>} */
let inbox;
before(async () => {
  stopClock();
  inbox = await startInbox({ port: 4444 });
  running = await expertflow.start({ port: 4446, post: inbox.post });
});
beforeEach(() => {
  Object.assign(running.settings, expertflowSettings());
  running.clock.offset = 0;
  running.reset();
});
after(async () => {
  await running.close();
  await inbox.close();
});

const now = () => running.clock.now();
describe('the second factor', () => {
  it('comes after role, group and team', async () => {
    assert.equal((await login(running, 'lacks-team', { tenant: 'app' })).status, 403);
  });

  it('does not spare the password: the right code with a wrong one is a refused sign-in', async () => {
    const secret = running.agentOf('app', 'mgarcia').otpSecret ?? '';
    const code = totp({ secret, at: now() });
    const answer = await validate(running, 'mgarcia', code, { tenant: 'app', password: 'wrong' });
    assert.deepEqual([answer.status, answer.json().error.error_detail.status], [401, 401]);
  });

  it('is unknown of nobody', async () => {
    assert.equal((await validate(running, 'nobody', '123456', { tenant: 'app' })).json().error, 404);
  });

  for (const [what, tenant] of /** @type {const} */ ([
    ['a channel that is none', { twoFactor: 'pigeon' }],
    ['e-mail in library 18', { adapter: 18, twoFactor: 'email' }],
    ['none at all', { twoFactor: '' }],
  ])) {
    it(`is refused with ${what}`, async () => {
      Object.assign(running.settings, settingsWith(tenant));
      const answer = await login(running, 'sjefferson');
      assert.deepEqual([answer.status, Object.keys(answer.json())], [400, ['status', 'error_message']]);
      assert.match(answer.json().error_message, /^channelType is empty or invalid/);
    });
  }

  for (const [kind, status] of /** @type {const} */ ([
    ['ok', 200],
    ['server-error', 500],
  ])) {
    it(`is refused with ${status} where a release does, the number in the body being what it is`, async () => {
      running.settings.twoFactorErrorStatus = kind;
      const answer = await validate(running, 'mgarcia', 'wrong', { tenant: 'app' });
      assert.deepEqual([answer.status, answer.json().error], [status, 401]);
    });
  }

  it('takes field names as a site has them', async () => {
    running.settings.fields = { ...running.settings.fields, otp: 'otpToValidate' };
    const secret = running.agentOf('app', 'mgarcia').otpSecret ?? '';
    const body = {
      username: 'mgarcia',
      password: 'northwind',
      otpToValidate: totp({ secret, at: now() }),
      realm: 'app',
    };
    assert.equal((await call(running, 'validate-otp', body)).status, 200);
  });

  it('can be finished by hand: what apps and tokens show is in the inbox', async () => {
    await login(running, 'sjefferson', { tenant: 'app' });
    await login(running, 'sjefferson', { tenant: 'rsa' });
    const page = await (await fetch('http://127.0.0.1:4444/')).text();
    const shown = [...page.matchAll(/tenant (app|rsa)<\/span><bdi>sjefferson.*?<code[^>]*>([^<]+)</gs)];
    for (const [, tenant = '', code = ''] of shown) {
      assert.equal((await validate(running, 'sjefferson', code, { tenant })).status, 200, tenant);
    }
    assert.equal(shown.length, 2);
  });
});

describe('the paths for trying it by hand', () => {
  // What stands behind it is not started here; test/e2e goes those ways.
  for (const { id, username, password, tenant = 'expertflow', factor } of expertflow.paths.filter(
    (path) => !path.behind,
  )) {
    it(`lead where they say: ${id}`, async () => {
      const answer = (await login(running, username, { tenant, password })).json();
      const seen = answer.data?.token === undefined ? (answer.data?.twoFAChannel ?? 'refused') : 'none';
      const isRefused = ['temporary', 'disabled', 'lacks-team'].includes(username);
      assert.equal(seen.toLowerCase(), isRefused ? 'refused' : factor);
    });
  }
});
