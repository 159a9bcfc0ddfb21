import { expect } from '@open-wc/testing/pure';
import { challengeOf } from '../fixtures/challenges.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { answersOf, buttonCalled, fieldOf, hintOf, mountAsking, send, type } from './mount-challenge.js';
import { textOf } from './mount-login.js';

describe('setting up an authenticator app', () => {
  it('has a picture with words, the key in groups, and a link', async () => {
    const { login } = await mountAsking(challengeOf('enrol-totp'));
    const path = (): string => login.querySelector('.deskpass-qr path')?.getAttribute('d') ?? '';
    await waitUntil(() => path() !== '', 'the picture is there');
    expect([
      login.querySelector('svg[role=img]')?.ariaLabel,
      login.querySelector('code')?.innerText,
      login.querySelector('a')?.protocol,
    ]).to.deep.equal([
      'QR code for sjefferson at Northwind. It holds the key that stands below it.',
      'JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP',
      'otpauth:',
    ]);
  });

  it('has no link to anything but an authenticator', async () => {
    const { login } = await mountAsking(challengeOf('enrol-totp', { uri: 'javascript:alert(1)' }));
    expect(login.querySelectorAll('a').length).to.equal(0);
  });
});

describe('choosing a new password', () => {
  const look = (login: HTMLElement): readonly string[] =>
    [...login.querySelectorAll('li')].map(({ className }) => className);

  it('shows the rules, and which of them are met, as it is typed', async () => {
    const { login } = await mountAsking(challengeOf('change-password'));
    const before = look(login);
    type(fieldOf(login, 'new-password'), 'Correct horse 9');
    await login.updateComplete;
    expect([before, look(login)]).to.deep.equal([
      ['open', 'open', 'open', 'open', 'open', 'open', 'open'],
      ['met', 'met', 'met', 'met', 'met', 'met', 'open'],
    ]);
  });

  it('is not sent before the rules are met', async () => {
    const { login, session } = await mountAsking(challengeOf('change-password'));
    for (const name of ['password', 'new-password', 'repeat-password']) fieldOf(login, name).value = 'short';
    await send(login);
    expect([answersOf(session), hintOf(login, 'new-password')]).to.deep.equal([
      [],
      'Choose one that has at least 10 characters.',
    ]);
  });

  it('is not sent when the two are not the same', async () => {
    const { login, session } = await mountAsking(challengeOf('change-password', { asksCurrent: false }));
    fieldOf(login, 'new-password').value = 'Correct horse 9';
    fieldOf(login, 'repeat-password').value = 'Correct horse 8';
    await send(login);
    expect([answersOf(session), hintOf(login, 'repeat-password')]).to.deep.equal([[], 'The two are not the same.']);
  });

  it('marks the rules that the system says are broken', async () => {
    const problem = { code: 'password-rejected', until: null, rules: ['history', 'common'] } as const;
    const { login } = await mountAsking(challengeOf('change-password', { problem }));
    expect(look(login).filter((one) => one === 'broken').length).to.equal(2);
  });

  it('shows and hides what is typed', async () => {
    const { login } = await mountAsking(challengeOf('change-password'));
    const eye = login.querySelectorAll<HTMLButtonElement>('.deskpass-reveal')[1]!;
    eye.click();
    await login.updateComplete;
    const shown = [fieldOf(login, 'new-password').type, eye.ariaLabel];
    eye.click();
    await login.updateComplete;
    expect([shown, fieldOf(login, 'new-password').type]).to.deep.equal([['text', 'Hide password'], 'password']);
  });
});

describe('a passkey', () => {
  /** Stands in front of the browser's own, which not every engine here has. */
  const answerBy = (get: (options?: CredentialRequestOptions) => Promise<Credential | null>): void => {
    Object.defineProperty(navigator, 'credentials', { configurable: true, value: { get } });
  };

  const own = Object.getOwnPropertyDescriptor(globalThis, 'PublicKeyCredential');

  beforeEach(() => {
    Object.defineProperty(globalThis, 'PublicKeyCredential', { configurable: true, value: Object });
  });

  afterEach(() => {
    Reflect.deleteProperty(navigator, 'credentials');
    Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
    if (own) Object.defineProperty(globalThis, 'PublicKeyCredential', own);
  });

  for (const [ways, actions] of [
    [
      ['Use another way', 'Cancel'],
      ['other-method', 'cancel'],
    ],
    [['Back'], ['back']],
    [['Cancel'], []],
  ] as const) {
    it(`is not asked for where the browser has none, and ${ways.join(' or ')} leads on`, async () => {
      Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
      const { login } = await mountAsking(challengeOf('passkey', { actions }));
      const shown = [...login.querySelectorAll('form button')].map((button) => button.textContent.trim());
      expect([textOf(login, 'lede'), shown]).to.deep.equal([
        'This browser cannot use passkeys. Use another way, or sign in with another browser.',
        ways,
      ]);
    });
  }

  it('that the agent declines is said so, and can be tried again', async () => {
    answerBy(() => Promise.reject(new DOMException('declined', 'NotAllowedError')));
    const { login, session } = await mountAsking(challengeOf('passkey'));
    buttonCalled(login, 'Use passkey')!.click();
    await waitUntil(() => textOf(login, 'callout') !== '', 'the card says so');
    expect([
      textOf(login, 'callout').trim(),
      answersOf(session),
      buttonCalled(login, 'Use passkey')?.ariaDisabled,
    ]).to.deep.equal(['The passkey was not confirmed. Try again, or use another way.', [], 'false']);
  });

  it('that is no longer asked for is given up before another one is asked for', async () => {
    const asked: (AbortSignal | undefined)[] = [];
    answerBy((options) => {
      asked.push(options?.signal);
      return new Promise(() => undefined);
    });
    const { login, show } = await mountAsking(challengeOf('passkey'));
    buttonCalled(login, 'Use passkey')!.click();
    await waitUntil(() => asked.length === 1, 'it is asked for');
    await show(challengeOf('contact'));
    const given = asked[0]?.aborted;
    await show(challengeOf('passkey'));
    buttonCalled(login, 'Use passkey')!.click();
    await waitUntil(() => asked.length === 2, 'another one is asked for');
    expect([given, asked[1]?.aborted]).to.deep.equal([true, false]);
  });

  it('is asked for by the system’s options and answered in JSON', async () => {
    const bytes = (...values: number[]): ArrayBuffer => Uint8Array.from(values).buffer;
    let asked: CredentialRequestOptions | undefined;
    answerBy((options) => {
      asked = options;
      return Promise.resolve({
        id: '_w',
        rawId: bytes(255),
        type: 'public-key',
        authenticatorAttachment: null,
        getClientExtensionResults: () => ({}),
        response: { clientDataJSON: bytes(1), authenticatorData: bytes(2), signature: bytes(3), userHandle: null },
      } as unknown as Credential);
    });
    const options = { challenge: '_-8', allowCredentials: [{ type: 'public-key', id: '_w' }] };
    const { login, session } = await mountAsking(challengeOf('passkey', { options }));
    buttonCalled(login, 'Use passkey')!.click();
    await waitUntil(() => answersOf(session).length === 1, 'the answer is given');
    expect([...new Uint8Array(asked!.publicKey!.challenge as ArrayBuffer)]).to.deep.equal([255, 239]);
    expect(answersOf(session)[0]).to.deep.nested.include({
      'credential.rawId': '_w',
      'credential.response.signature': 'Aw',
    });
  });
});
