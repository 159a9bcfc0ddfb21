import { expect } from '@open-wc/testing/pure';
import type { AskedChallenge } from '../../src/auth/step.js';
import type { Problem } from '../../src/auth/problem.js';
import { DeskpassError } from '../../src/core/errors.js';
import { challengeOf } from '../fixtures/challenges.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { answersOf, buttonCalled, fieldOf, hintOf, mountAsking, send } from './mount-challenge.js';
import { announced, labels, signedOut, textOf } from './mount-login.js';

const problem = (code: Problem['code'], changes: Partial<Problem> = {}): Problem => ({
  code,
  until: null,
  rules: [],
  ...changes,
});

/** What is typed into a step, and the answer that comes of it. */
const journeys: readonly (readonly [AskedChallenge, Readonly<Record<string, string>>, unknown])[] = [
  [challengeOf('identifier'), { username: ' sjefferson ' }, { kind: 'identifier', identifier: 'sjefferson' }],
  [
    challengeOf('password'),
    { username: 'sjefferson', password: ' a b ' },
    { kind: 'password', identifier: 'sjefferson', password: ' a b ', extension: '' },
  ],
  [
    challengeOf('password', { extension: '' }),
    { username: 'sjefferson', password: 'x', extension: '1001' },
    { kind: 'password', identifier: 'sjefferson', password: 'x', extension: '1001' },
  ],
  [
    challengeOf('password', { identifier: 'sjefferson', isIdentifierFixed: true }),
    { password: 'x' },
    { kind: 'password', identifier: 'sjefferson', password: 'x', extension: '' },
  ],
  [challengeOf('extension'), { extension: '1001' }, { kind: 'extension', extension: '1001' }],
  [challengeOf('enrol-contact'), { value: '+49 711 1' }, { kind: 'enrol-contact', value: '+49 711 1' }],
  [challengeOf('enrol-totp'), { code: '123456' }, { kind: 'enrol-totp', code: '123456' }],
  [challengeOf('company', { companies: [] }), { company: 'Northwind' }, { kind: 'company', company: 'Northwind' }],
  [
    challengeOf('change-password'),
    { password: 'old', 'new-password': 'Correct horse 9', 'repeat-password': 'Correct horse 9' },
    { kind: 'change-password', current: 'old', password: 'Correct horse 9' },
  ],
];

describe('a step of a sign-in', () => {
  for (const [challenge, typed, answer] of journeys) {
    it(`gives the answer ${JSON.stringify(answer)}`, async () => {
      const { login, session } = await mountAsking(challenge);
      for (const [name, text] of Object.entries(typed)) fieldOf(login, name).value = text;
      await send(login);
      expect(answersOf(session)).to.deep.equal([answer]);
    });

    it(`is not sent empty: ${challenge.kind}`, async () => {
      const { login, session } = await mountAsking(challenge);
      for (const name of Object.keys(typed)) fieldOf(login, name).value = '';
      await send(login);
      const invalid = login.querySelector<HTMLInputElement>('[aria-invalid=true]');
      expect([answersOf(session), hintOf(login, invalid?.name ?? '')]).to.deep.equal([
        [],
        invalid?.name === 'code' ? 'A code has 6 digits.' : 'Fill this in to go on.',
      ]);
    });
  }

  it('sends a new password whose special character is a blank, as Keycloak counts it', async () => {
    const policy = { ...challengeOf('change-password').policy, special: true };
    const { login, session } = await mountAsking(challengeOf('change-password', { policy, asksCurrent: false }));
    for (const name of ['new-password', 'repeat-password']) fieldOf(login, name).value = 'Tulip River 42';
    await send(login);
    expect(answersOf(session)).to.deep.equal([{ kind: 'change-password', current: '', password: 'Tulip River 42' }]);
  });

  it('chooses the contact that is marked', async () => {
    const { login, session } = await mountAsking(challengeOf('contact'));
    login.querySelector<HTMLInputElement>('input[value=mail]')!.click();
    await send(login);
    expect(answersOf(session)).to.deep.equal([{ kind: 'contact', contact: 'mail' }]);
  });

  it('chooses no company for the agent where there are several', async () => {
    const { login, session } = await mountAsking(challengeOf('company'));
    await send(login);
    expect([answersOf(session), login.querySelector('.error')?.textContent.trim()]).to.deep.equal([
      [],
      'Choose one to go on.',
    ]);
  });

  it('goes on from recovery codes when they are kept, not before', async () => {
    const { login, session } = await mountAsking(challengeOf('recovery-codes'));
    await send(login);
    const before = answersOf(session).length;
    fieldOf(login, 'kept').click();
    await send(login);
    expect([before, answersOf(session)]).to.deep.equal([0, [{ kind: 'recovery-codes' }]]);
  });

  it('does something else than to answer', async () => {
    const { login, session } = await mountAsking(challengeOf('otp'));
    buttonCalled(login, 'Send again')!.click();
    buttonCalled(login, 'Use another way')!.click();
    expect(answersOf(session)).to.deep.equal([
      { kind: 'action', action: 'resend' },
      { kind: 'action', action: 'other-method' },
    ]);
  });

  it('is given up', async () => {
    const { login, session } = await mountAsking(challengeOf('password'));
    buttonCalled(login, 'Cancel')!.click();
    expect([session.callsOf('cancel').length, answersOf(session)]).to.deep.equal([1, []]);
  });

  it('keeps what was typed where the answer was not taken', async () => {
    const { login, show } = await mountAsking(challengeOf('password'));
    fieldOf(login, 'username').value = 'sjefferson';
    fieldOf(login, 'password').value = 'wrong';
    await send(login);
    await show(challengeOf('password', { identifier: 'sjefferson', problem: problem('credentials-wrong') }));
    expect(['username', 'password'].map((name) => fieldOf(login, name).value)).to.deep.equal(['sjefferson', 'wrong']);
  });

  it('keeps what was typed where the answer did not get through, with the error beside it', async () => {
    const challenge = challengeOf('password');
    const { login, show } = await mountAsking(challenge);
    fieldOf(login, 'password').value = 'secret';
    await show(challenge, { error: new DeskpassError('provider-unreachable', 'offline') });
    expect([fieldOf(login, 'password').value, textOf(login, 'callout').replaceAll(/\s+/g, ' ')]).to.deep.equal([
      'secret',
      'The sign-in service does not answer. Wait a moment, then try again.',
    ]);
  });

  it('has an empty field in the step that follows', async () => {
    const { login, show } = await mountAsking(challengeOf('otp'));
    fieldOf(login, 'code').value = '1234';
    await show(challengeOf('otp', { channel: 'app', recipient: null }));
    const slots = login.querySelector<HTMLElement>('.deskpass-slots')!;
    expect([fieldOf(login, 'code').value, slots.innerText.trim()]).to.deep.equal(['', '']);
  });

  it('says what is wrong beside the field, and goes there', async () => {
    const { login, show } = await mountAsking(challengeOf('password'));
    login.querySelector<HTMLButtonElement>('button[type=submit]')!.focus();
    await show(challengeOf('password', { problem: problem('credentials-wrong') }));
    await login.updateComplete;
    expect([hintOf(login, 'password'), document.activeElement]).to.deep.equal([
      'That did not match. Check the name, and type the password again.',
      fieldOf(login, 'password'),
    ]);
  });

  it('is busy without taking anything away: fields are readonly, buttons keep their place', async () => {
    const { login, session, show } = await mountAsking(challengeOf('password'));
    fieldOf(login, 'username').value = 'sjefferson';
    fieldOf(login, 'password').value = 'secret';
    await show(challengeOf('password'), { busy: true });
    await send(login);
    const form = login.querySelector('form')!;
    expect([fieldOf(login, 'password').readOnly, form.ariaBusy, labels(login).includes('Checking…')]).to.deep.equal([
      true,
      'true',
      true,
    ]);
    expect([new FormData(form).get('password'), answersOf(session)]).to.deep.equal(['secret', []]);
  });

  it('takes no answer while it is locked, and says how long', async () => {
    const until = Date.now() + 290_000;
    const { login, session } = await mountAsking(challengeOf('password', { problem: problem('locked', { until }) }));
    fieldOf(login, 'username').value = 'sjefferson';
    fieldOf(login, 'password').value = 'secret';
    await send(login);
    expect([answersOf(session), textOf(login, 'callout')]).to.satisfy(
      ([answers, text]: [unknown[], string]) =>
        answers.length === 0 && /^Too many tries\.\s+You can try again in 4:/.test(text),
    );
  });

  it('takes an answer again when the lock is over', async () => {
    const until = Date.now() - 1;
    const { login, session } = await mountAsking(
      challengeOf('extension', { extension: '7', problem: problem('locked', { until }) }),
    );
    await send(login);
    expect(answersOf(session).length).to.equal(1);
  });

  it('does not send another code before its time', async () => {
    const { login, session } = await mountAsking(challengeOf('otp', { resendAt: Date.now() + 30_000 }));
    const button = [...login.querySelectorAll('button')].find(({ innerText }) => innerText.includes('Send again in'))!;
    button.click();
    expect([button.ariaDisabled, answersOf(session)]).to.deep.equal(['true', []]);
  });

  it('sends another code after a machine has slept through the wait for it', async () => {
    const { now } = Date;
    try {
      const { login, session } = await mountAsking(challengeOf('otp', { resendAt: now() + 600_000 }));
      Date.now = () => now() + 700_000;
      await waitUntil(() => buttonCalled(login, 'Send again'), 'another code can be sent');
      buttonCalled(login, 'Send again')!.click();
      expect(answersOf(session)).to.deep.equal([{ kind: 'action', action: 'resend' }]);
    } finally {
      Date.now = now;
    }
  });

  it('tells a screen reader that a code is about to end', async () => {
    const { login, show } = await mountAsking(challengeOf('otp', { expiresAt: Date.now() + 90_000 }));
    await show(challengeOf('otp', { expiresAt: Date.now() + 9_000 }));
    expect(announced(login)).to.equal('The code is valid for 10 more seconds.');
  });

  it('shows the ways to sign in again afterwards, without a field', async () => {
    const { login, session } = await mountAsking(challengeOf('password'));
    session.become(signedOut());
    await login.updateComplete;
    expect([login.querySelectorAll('input').length, labels(login)]).to.deep.equal([0, ['Continue with Northwind SSO']]);
  });
});
