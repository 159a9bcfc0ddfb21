import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';

import { expertflow } from '../../demo/expertflow/expertflow.js';
import { expertflowSettings } from '../../demo/expertflow/settings.js';
import { startInbox } from '../../demo/inbox/inbox.js';
import { call, login, validate } from './expertflow-client.js';
import { stopClock } from './stop-clock.js';

/** @type {import('./expertflow-client.js').RunningExpertflow} */
let running;
/** @type {Awaited<ReturnType<typeof startInbox>>} */
let inbox;
before(async () => {
  stopClock();
  inbox = await startInbox({ port: 4453 });
  running = await expertflow.start({ port: 4455, post: inbox.post });
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

const codeTo = async (/** @type {string} */ address) => (await inbox.mailbox.next(address)).code ?? '';
const data = (/** @type {Awaited<ReturnType<typeof call>>} */ answer) => answer.json().data;

describe('SMS of library 18', () => {
  const options = { tenant: 'sms-18' };

  it('is set up with the digits of a number', async () => {
    assert.deepEqual(data(await login(running, 'sjefferson', options)), {
      username: 'sjefferson',
      is2FARegistered: false,
      twoFAChannel: 'sms',
      message: '2FA registration required',
    });
    const answer = await call(
      running,
      'register-phone',
      { username: 'sjefferson', phoneNumber: '31612340001' },
      options,
    );
    assert.deepEqual(data(answer), {
      username: 'sjefferson',
      is2FARegistered: false,
      twoFAChannel: 'sms',
      phoneNumber: '+31612340001',
      message: 'OTP required',
    });
    assert.equal((await validate(running, 'sjefferson', await codeTo('+31612340001'), options)).status, 200);
    assert.equal(data(await login(running, 'sjefferson', options)).phoneNumber, '+31612340001');
  });

  for (const phoneNumber of ['+31612340001', '123456', '1234567890123456', 'phone', '']) {
    it(`does not take the number “${phoneNumber}”`, async () => {
      const answer = await call(running, 'register-phone', { username: 'sjefferson', phoneNumber }, options);
      assert.deepEqual([answer.status, answer.json()], [400, { error: 400, error_message: 'Invalid phone number' }]);
    });
  }

  it('is sent at each sign-in, to a number that is shown in full', async () => {
    const { phoneNumber, message } = data(await login(running, 'mgarcia', options));
    assert.deepEqual([phoneNumber, message], ['+31612348002', 'OTP required']);
    const first = await codeTo(phoneNumber);
    await login(running, 'mgarcia', options);
    const second = await codeTo(phoneNumber);
    assert.equal((await validate(running, 'mgarcia', second, options)).status, 200);
    assert.deepEqual((await validate(running, 'mgarcia', first, options)).json().error, 404);
  });

  it('can be sent again', async () => {
    const { phoneNumber } = data(await login(running, 'mgarcia', options));
    await codeTo(phoneNumber);
    const answer = await call(running, 'send-sms-otp', { phoneNumber }, options);
    assert.equal(data(answer), 'OTP sent successfully.');
    assert.equal((await validate(running, 'mgarcia', await codeTo(phoneNumber), options)).status, 200);
    assert.equal((await call(running, 'send-sms-otp', { phoneNumber: '31600000000' }, options)).json().error, 400);
  });

  it('says which service is the trouble', async () => {
    running.agentOf('sms-18', 'mgarcia').undeliverable = true;
    const { status, json } = await login(running, 'mgarcia', options);
    assert.equal(status, 400);
    assert.match(json().error_message, /issue with Twilio Service\.$/);
  });

  it('answers as bare text where a release does', async () => {
    running.settings.otherAnswers = 'bare';
    await login(running, 'mgarcia', options);
    const answer = await call(running, 'send-sms-otp', { phoneNumber: '31612348002' }, options);
    assert.deepEqual(
      [answer.body, answer.headers['content-type']],
      ['OTP sent successfully.', 'text/html; charset=utf-8'],
    );
    inbox.mailbox.messages.length = 0;
  });

  it('has none of library 19’s endpoints', async () => {
    for (const name of ['register-2FA', 'resendOTP', 'reset-pswd', 'pswd-policies']) {
      assert.equal((await call(running, name, { username: 'mgarcia' }, options)).status, 404, name);
    }
  });
});

for (const [tenant, name, field, contact] of /** @type {const} */ ([
  ['sms', 'SMS', 'phoneNumber', '31612340002'],
  ['email', 'EMAIL', 'email', 'sarah.jefferson@northwind.example'],
])) {
  const kept = tenant === 'sms' ? `+${contact}` : contact;
  const known = tenant === 'sms' ? '+31612348002' : 'miguel.garcia@northwind.example';

  describe(`${name} of library 19`, () => {
    const options = { tenant };
    const invalid = { error_message: 'Invalid verification code. Enter the code that was sent last.' };

    it('is set up with an address of its own', async () => {
      assert.equal(data(await login(running, 'sjefferson', options)).message, '2FA registration required');
      const answer = await call(running, 'register-2FA', { username: 'sjefferson', [field]: contact }, options);
      assert.deepEqual(data(answer), {
        username: 'sjefferson',
        is2FARegistered: false,
        twoFAChannel: name,
        [field]: kept,
        message: 'OTP required',
      });
      assert.equal((await validate(running, 'sjefferson', await codeTo(kept), options)).status, 200);
      const later = data(await login(running, 'sjefferson', options));
      assert.deepEqual([later.is2FARegistered, later.twoFAChannel, later[field]], [true, name, kept]);
      await codeTo(kept);
    });

    for (const wrong of ['', 'x', 'a@b', '12 34']) {
      it(`does not take “${wrong}”`, async () => {
        const answer = await call(running, 'register-2FA', { username: 'sjefferson', [field]: wrong }, options);
        const message = 'Invalid customerChannelIdentifier';
        assert.deepEqual([answer.status, answer.json()], [400, { error: 400, error_message: message }]);
      });
    }

    it('can be sent again, only to where it went before, and the former code is void then', async () => {
      await login(running, 'mgarcia', options);
      const first = await codeTo(known);
      const again = await call(running, 'resendOTP', { username: 'mgarcia', [field]: known }, options);
      assert.deepEqual([data(again).is2FARegistered, data(again)[field]], [true, known]);
      const second = await codeTo(known);
      const elsewhere = await call(running, 'resendOTP', { username: 'mgarcia', [field]: contact }, options);
      assert.equal(elsewhere.status, 400);
      if (first !== second) assert.equal((await validate(running, 'mgarcia', first, options)).status, 400);
      assert.equal((await validate(running, 'mgarcia', second, options)).status, 200);
    });

    it('counts wrong codes, and says when there were too many', async () => {
      await login(running, 'mgarcia', options);
      const code = await codeTo(known);
      for (let count = 0; count < 3; count += 1) {
        const { status, json } = await validate(running, 'mgarcia', 'wrong', options);
        const detail = { status: 400, message: 'OTP_INVALID' };
        assert.deepEqual([status, json()], [400, { ...invalid, error_detail: detail }]);
      }
      assert.equal((await validate(running, 'mgarcia', code, options)).json().error_detail.message, 'OTP_MAX_ATTEMPTS');
    });

    it('is not redirected by a set-up that somebody began and left', async () => {
      await call(running, 'register-2FA', { username: 'mgarcia', [field]: contact }, options);
      await codeTo(kept);
      await login(running, 'mgarcia', options);
      assert.equal((await validate(running, 'mgarcia', await codeTo(known), options)).status, 200);
      assert.equal(data(await login(running, 'mgarcia', options))[field], known);
      await codeTo(known);
    });

    it('expires', async () => {
      await login(running, 'mgarcia', options);
      const code = await codeTo(known);
      running.clock.offset = 300;
      assert.equal((await validate(running, 'mgarcia', code, options)).json().error_detail.message, 'OTP_EXPIRED');
    });

    it('is good once', async () => {
      await login(running, 'mgarcia', options);
      const code = await codeTo(known);
      assert.equal((await validate(running, 'mgarcia', code, options)).status, 200);
      assert.equal((await validate(running, 'mgarcia', code, options)).json().error_detail.message, 'OTP_EXPIRED');
    });

    it('says which service is the trouble', async () => {
      running.agentOf(tenant, 'mgarcia').undeliverable = true;
      assert.match((await login(running, 'mgarcia', options)).json().error_message, /issue with OTP Service\.$/);
    });
  });
}
