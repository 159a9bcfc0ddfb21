import { expect } from '@open-wc/testing/pure';
import { challengeOf } from '../fixtures/challenges.js';
import { aTimeout } from '../fixtures/fixture.js';
import { putBack, replace } from '../fixtures/replacements.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { answersOf, fieldOf, mountAsking, type } from './mount-challenge.js';
import { signedOut } from './mount-login.js';

interface Asked {
  readonly options: CredentialRequestOptions & { readonly otp?: unknown };
  readonly arrive: (code: string) => void;
}

/** Has the browser know of codes in text messages. What it was asked comes into this list. */
function receiving(): readonly Asked[] {
  const asked: Asked[] = [];
  replace(globalThis, 'OTPCredential', Object);
  replace(navigator, 'credentials', {
    get: (options: Asked['options']) =>
      new Promise((resolve, reject) => {
        asked.push({
          options,
          arrive: (code) => {
            resolve({ code });
          },
        });
        options.signal?.addEventListener('abort', () => {
          reject(options.signal!.reason as Error);
        });
      }),
  });
  return asked;
}

describe('a code that comes in a text message', () => {
  afterEach(putBack);

  it('is asked for, filled in and sent once', async () => {
    const asked = receiving();
    const { login, session } = await mountAsking(challengeOf('otp'));
    asked[0]!.arrive('123456');
    await waitUntil(() => answersOf(session).length > 0, 'it is sent');
    type(fieldOf(login, 'code'), '123456');
    await login.updateComplete;
    expect([asked.map(({ options }) => options.otp), fieldOf(login, 'code').value, answersOf(session)]).to.deep.equal([
      [{ transport: ['sms'] }],
      '123456',
      [{ kind: 'otp', code: '123456' }],
    ]);
  });

  it('is left alone once the agent has begun to type', async () => {
    const asked = receiving();
    const { login, session } = await mountAsking(challengeOf('otp'));
    type(fieldOf(login, 'code'), '98');
    asked[0]!.arrive('123456');
    await aTimeout(0);
    await login.updateComplete;
    expect([fieldOf(login, 'code').value, answersOf(session)]).to.deep.equal(['98', []]);
  });

  it('is waited for no longer once the step is left, and fills in nothing of the next', async () => {
    const asked = receiving();
    const { login, session, show } = await mountAsking(challengeOf('otp'));
    await show(challengeOf('otp', { channel: 'app', recipient: null }));
    asked[0]!.arrive('123456');
    await aTimeout(0);
    expect([
      asked.map(({ options }) => options.signal?.aborted),
      fieldOf(login, 'code').value,
      answersOf(session),
    ]).to.deep.equal([[true], '', []]);
  });

  it('is waited for no longer once the sign-in is given up', async () => {
    const asked = receiving();
    const { login, session } = await mountAsking(challengeOf('otp'));
    session.become(signedOut());
    await login.updateComplete;
    expect(asked.map(({ options }) => options.signal?.aborted)).to.deep.equal([true]);
  });

  it('is typed where the agent does not let the browser have it', async () => {
    const asked = receiving();
    replace(navigator, 'credentials', { get: () => Promise.reject(new DOMException('no', 'NotAllowedError')) });
    const { login, session } = await mountAsking(challengeOf('otp'));
    type(fieldOf(login, 'code'), '123456');
    await login.updateComplete;
    expect([asked, answersOf(session)]).to.deep.equal([[], [{ kind: 'otp', code: '123456' }]]);
  });

  for (const channel of ['email', 'app', 'token'] as const) {
    it(`is not asked for where the code comes another way: ${channel}`, async () => {
      const asked = receiving();
      await mountAsking(challengeOf('otp', { channel }));
      expect(asked).to.deep.equal([]);
    });
  }
});
