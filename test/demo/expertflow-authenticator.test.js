import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { inflateSync } from 'node:zlib';

import { expertflow } from '../../demo/expertflow/expertflow.js';
import { expertflowSettings } from '../../demo/expertflow/settings.js';
import { startInbox } from '../../demo/inbox/inbox.js';
import { isTotp, totp } from '../../demo/simulators/totp.js';
import { login, validate } from './expertflow-client.js';
import { stopClock } from './stop-clock.js';

/** @type {import('./expertflow-client.js').RunningExpertflow} */
let running;
/** @type {Awaited<ReturnType<typeof startInbox>>} */
let inbox;
before(async () => {
  stopClock();
  inbox = await startInbox({ port: 4450 });
  running = await expertflow.start({ port: 4452, post: inbox.post });
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
const rsaCode = (/** @type {string} */ secret) => totp({ secret, at: now(), period: 60 });
const data = (/** @type {Awaited<ReturnType<typeof login>>} */ answer) => answer.json().data;

describe('the code of an authenticator (RFC 6238, appendix B)', () => {
  for (const [seconds, code] of /** @type {const} */ ([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])) {
    it(`is ${code} at ${seconds}`, () => {
      const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
      assert.equal(totp({ secret, at: new Date(seconds * 1000), digits: 8 }), code);
    });
  }

  it('counts for the period before and after, and no longer', () => {
    const [secret, at] = ['GEZDGNBVGY3TQOJQ', new Date(1_700_000_000_000)];
    const later = (/** @type {number} */ seconds) => new Date(at.getTime() + seconds * 1000);
    const code = totp({ secret, at });
    assert.deepEqual(
      [-60, -30, 0, 30, 60].map((seconds) => isTotp({ secret, code, at: later(seconds) })),
      [false, true, true, true, false],
    );
  });
});

for (const [tenant, name] of /** @type {const} */ ([
  ['app', 'APP'],
  ['app-18', 'app'],
])) {
  describe(`${name}: an authenticator`, () => {
    it('is set up with a key and an image, and confirmed by its first code', async () => {
      const { otpSecret, qrImage, ...rest } = data(await login(running, 'sjefferson', { tenant }));
      assert.deepEqual(rest, {
        username: 'sjefferson',
        is2FARegistered: false,
        twoFAChannel: name,
        message: '2FA registration required',
      });
      assert.match(otpSecret, /^[A-Z2-7]{32}$/);
      assert.deepEqual(pixels(qrImage).corner, '1111111');
      const answer = await validate(running, 'sjefferson', totp({ secret: otpSecret, at: now() }), { tenant });
      assert.equal(answer.status, 200);
      assert.deepEqual(data(answer).keycloak_User.attributes['is2FARegistered'], ['true']);
      assert.ok(data(answer).token && data(answer).refresh_token && !answer.body.includes(otpSecret));
    });

    it('that has been set up is asked for, without a token', async () => {
      assert.deepEqual(data(await login(running, 'mgarcia', { tenant })), {
        username: 'mgarcia',
        is2FARegistered: true,
        twoFAChannel: name,
        message: 'OTP required',
      });
      const secret = running.agentOf(tenant, 'mgarcia').otpSecret ?? '';
      assert.equal((await validate(running, 'mgarcia', totp({ secret, at: now() }), { tenant })).status, 200);
    });

    it('whose set-up was broken off is set up anew', async () => {
      const [first, second] = [
        data(await login(running, 'sjefferson', { tenant })).otpSecret,
        data(await login(running, 'sjefferson', { tenant })).otpSecret,
      ];
      const answer = await validate(running, 'sjefferson', totp({ secret: first, at: now() }), { tenant });
      assert.deepEqual([answer.status, answer.json()], [401, { error: 401, error_message: 'Invalid OTP.' }]);
      assert.equal(
        (await validate(running, 'sjefferson', totp({ secret: second, at: now() }), { tenant })).status,
        200,
      );
    });

    it('shows a code that expires, and may be tried without end', async () => {
      const secret = running.agentOf(tenant, 'mgarcia').otpSecret ?? '';
      const code = totp({ secret, at: now() });
      for (let count = 0; count < 12; count += 1) await validate(running, 'mgarcia', 'no code', { tenant });
      running.clock.offset = 90;
      assert.equal((await validate(running, 'mgarcia', code, { tenant })).status, 401);
      running.clock.offset = 0;
      assert.equal((await validate(running, 'mgarcia', code, { tenant })).status, 200);
    });

    it('is unknown of someone who has not begun', async () => {
      const { status, json } = await validate(running, 'sjefferson', '123456', { tenant });
      assert.deepEqual([status, json().error], [404, 404]);
    });
  });
}

describe('RSA', () => {
  const options = { tenant: 'rsa' };

  it('is never set up here, and takes eight characters of a PIN and six of the token', async () => {
    for (const name of ['sjefferson', 'mgarcia']) {
      assert.deepEqual(data(await login(running, name, options)), {
        username: name,
        is2FARegistered: true,
        twoFAChannel: 'RSA',
        message: 'OTP required.',
      });
    }
    const { rsaPin, rsaSecret } = running.agentOf('rsa', 'sjefferson');
    assert.equal((rsaPin + rsaCode(rsaSecret)).length, 14);
    assert.equal((await validate(running, 'sjefferson', rsaPin + rsaCode(rsaSecret), options)).status, 200);
    const { status, json } = await validate(running, 'sjefferson', `00000000${rsaCode(rsaSecret)}`, options);
    assert.deepEqual([status, json()], [401, { error: 401, error_message: 'Invalid OTP.' }]);
  });
});

/** The first finder pattern's upper edge of a QR image. @param {string} url */
function pixels(url) {
  const png = Buffer.from(url.replace(/^data:image\/png;base64,/, ''), 'base64');
  const width = png.readUInt32BE(16);
  const length = png.readUInt32BE(33);
  const rows = inflateSync(png.subarray(41, 41 + length));
  const stride = 1 + Math.ceil(width / 8);
  const isDark = (/** @type {number} */ x, /** @type {number} */ y) =>
    ((rows[y * stride + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0;
  const module = 5;
  const edge = Array.from({ length: 7 }, (_, index) => isDark((4 + index) * module + 2, 4 * module + 2));
  return { corner: edge.map((dark) => (dark ? '1' : '0')).join('') };
}
