import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import type { SessionState } from '../../src/session/session-state.js';
import { stillness } from '../fixtures/accessibility.js';
import { password, sarahsSession, sso, type SessionCall } from '../fixtures/fake-session.js';
import { clickOn, press } from '../support/commands.js';
import { buttons, failedWith, labels, mountWith, signedOut, textOf } from './mount-login.js';

const expiring = (renewable: boolean): SessionState => ({
  status: 'signed-in',
  session: sarahsSession({ renewable, expiresAt: Date.now() + 42_500 }),
  expiring: true,
});

/** State, what is pressed, what the session is asked for. */
const presses: readonly (readonly [state: SessionState, label: string, call: SessionCall])[] = [
  [signedOut(), 'Continue with Northwind SSO', { name: 'signIn', args: [{ method: 'sso' }] }],
  [
    signedOut('fresh', [sso, password]),
    'Use agent ID and password',
    { name: 'signIn', args: [{ method: 'password' }] },
  ],
  [failedWith('provider-unreachable'), 'Try again', { name: 'signIn', args: [{ method: 'sso' }] }],
  [failedWith('provider-unreachable', []), 'Try again', { name: 'retry', args: [] }],
  [
    failedWith('popup-blocked'),
    'Continue in this window',
    { name: 'signIn', args: [{ method: 'sso', display: 'redirect' }] },
  ],
  [
    failedWith('popup-blocked'),
    'Try the window again',
    { name: 'signIn', args: [{ method: 'sso', display: 'popup' }] },
  ],
  [
    { status: 'signing-in', method: 'sso', at: 'popup' },
    'Open it again',
    { name: 'signIn', args: [{ method: 'sso', display: 'popup' }] },
  ],
  [{ status: 'signing-in', method: 'sso', at: 'popup' }, 'Cancel', { name: 'cancel', args: [] }],
  [{ status: 'signing-in', method: 'sso', at: 'vault' }, 'Cancel', { name: 'cancel', args: [] }],
  [{ status: 'restoring' }, 'Sign in instead', { name: 'cancel', args: [] }],
  [expiring(true), 'Stay signed in', { name: 'renew', args: [] }],
  [expiring(true), 'Sign out', { name: 'signOut', args: [] }],
  [{ status: 'failed', error: failedError() }, 'Try again', { name: 'retry', args: [] }],
];

function failedError() {
  const state = failedWith('vault-refused');
  if (state.status !== 'signed-out' || !state.error) throw new Error('no error to show');
  return state.error;
}

const button = (login: HTMLElement, label: string): HTMLButtonElement =>
  [...login.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === label)!;

describe('a button of the sign-in card', () => {
  for (const [state, label, call] of presses) {
    it(`asks the session within the task of the click: "${label}" while ${state.status}`, async () => {
      const { login, session } = await mountWith(state);

      button(login, label).click();

      expect(session.calls).to.deep.equal([call]);
    });
  }

  it('leads to the window first where the sign-in waits for one', async () => {
    const error = new DeskpassError('popup-blocked', 'No window', { facts: { method: 'sso', waits: 1 } });
    const { login, session } = await mountWith(signedOut('fresh', [sso, password], error));
    await stillness();

    await clickOn(buttons(login)[0]!);

    expect(session.calls).to.deep.equal([{ name: 'signIn', args: [{ method: 'sso', display: 'popup' }] }]);
  });

  it('does nothing while the sign-in it started is under way', async () => {
    const { login, session } = await mountWith({ status: 'signing-in', method: 'sso', at: 'provider' });

    await clickOn(buttons(login)[0]!);

    expect(session.calls).to.deep.equal([]);
  });

  it('stays where it was and says what happens while the page goes to the provider', async () => {
    const { login, session } = await mountWith(signedOut('fresh', [sso, password]));
    const { height } = login.getBoundingClientRect();

    session.become({ status: 'signing-in', method: 'sso', at: 'provider' });
    await login.updateComplete;

    expect(labels(login).slice(0, 2)).to.deep.equal(['Taking you to Northwind SSO…', 'Use agent ID and password']);
    expect(login.getBoundingClientRect().height).to.equal(height);
  });

  it('does nothing beside a sign-in that another button started', async () => {
    const { login, session } = await mountWith(signedOut('fresh', [sso, password]));
    session.become({ status: 'signing-in', method: 'sso', at: 'vault' });
    await login.updateComplete;

    await clickOn(button(login, 'Use agent ID and password'));

    expect(session.calls).to.deep.equal([]);
  });

  it('does not tell the page that a form was submitted', async () => {
    const { login } = await mountWith(signedOut());
    const heard: Event[] = [];
    const listening = new AbortController();
    document.addEventListener('submit', (event) => heard.push(event), listening);

    await clickOn(buttons(login)[0]!);
    listening.abort();

    expect(heard).to.deep.equal([]);
  });

  it('says that the session is being extended until that is settled', async () => {
    const { login, session } = await mountWith(expiring(true));
    const renewal = Promise.withResolvers<undefined>();
    session.renew = () => renewal.promise;

    button(login, 'Stay signed in').click();
    await login.updateComplete;
    const meanwhile = labels(login)[0];
    renewal.resolve(undefined);
    await renewal.promise;
    await login.updateComplete;

    expect([meanwhile, labels(login)[0]]).to.deep.equal(['Extending your session…', 'Stay signed in']);
    expect(textOf(login, 'callout')).to.contain('It could not be extended just now.');
  });

  it('offers no extension of a session that cannot be renewed', async () => {
    const { login } = await mountWith(expiring(false));

    expect(labels(login)).to.deep.equal(['Sign out']);
    expect(textOf(login, 'callout')).to.match(/ends in 0:[0-4]\d\./);
  });
});

describe('the sign-in card by keyboard', () => {
  it('is reached with Tab and signs in with Enter', async () => {
    const { login, session } = await mountWith(signedOut());
    login.parentElement!.querySelector<HTMLElement>('.before')!.focus();

    await press('Tab');
    await press('Enter');

    expect(session.callsOf('signIn')).to.deep.equal([[{ method: 'sso' }]]);
  });

  it('goes through the ways to sign in in the order they are drawn in', async () => {
    const { login } = await mountWith(signedOut('fresh', [sso, password]));
    buttons(login)[0]!.focus();

    await press('Tab');

    expect(document.activeElement).to.equal(buttons(login)[1]);
  });

  it('opens the details of a failure', async () => {
    const { login } = await mountWith(failedWith('provider-unreachable'));
    buttons(login)[0]!.focus();

    await press('Tab');
    await press('Enter');

    expect(textOf(login, 'details')).to.contain('What a developer reads.');
  });
});
