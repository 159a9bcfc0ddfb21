import { expect } from '@open-wc/testing/pure';
import { password, sarahsSession, sso } from '../fixtures/fake-session.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { clickOn } from '../support/commands.js';
import { announced, buttons, failedWith, failureDrawn, mountBare, mountWith, signedOut } from './mount-login.js';

const signedIn = { status: 'signed-in', session: sarahsSession(), expiring: false } as const;

describe('the focus', () => {
  it('stays on the page when the card appears', async () => {
    await mountWith(signedOut());

    expect(document.activeElement).to.equal(document.body);
  });

  it('stays on the page when a step follows and the agent is elsewhere', async () => {
    const { login, session } = await mountWith(signedIn);
    const elsewhere = login.parentElement!.querySelector<HTMLElement>('.before')!;
    elsewhere.focus();

    session.become(signedOut('expired'));
    await login.updateComplete;

    expect(document.activeElement).to.equal(elsewhere);
  });

  it('goes to the first thing to press when a step follows and the agent is on the card', async () => {
    const { login, session } = await mountWith({ status: 'signing-in', method: 'sso', at: 'popup' });
    buttons(login)[1]!.focus();

    session.become(failedWith('popup-closed', [sso, password]));
    await failureDrawn(login);

    expect(document.activeElement).to.equal(buttons(login)[0]);
  });

  it('goes to the heading when a step has nothing to press', async () => {
    const { login, session } = await mountWith(signedIn);
    buttons(login)[0]!.focus();

    session.become({ status: 'signing-out' });
    await login.updateComplete;

    expect(login.shadowRoot!.activeElement?.id).to.equal('heading');
  });

  it('stays on the pressed button while the step goes on', async () => {
    const { login, session } = await mountWith(signedOut());
    buttons(login)[0]!.focus();

    session.become({ status: 'signing-in', method: 'sso', at: 'provider' });
    await login.updateComplete;

    expect(document.activeElement).to.equal(buttons(login)[0]);
  });

  it('follows a click as well as the keyboard', async () => {
    const { login, session } = await mountWith(signedOut());
    await clickOn(buttons(login)[0]!);

    session.become({ status: 'signing-in', method: 'sso', at: 'popup' });
    await login.updateComplete;

    expect(document.activeElement).to.equal(buttons(login)[0]);
  });

  it('is not lost when the button under it goes away', async () => {
    const { login, session } = await mountWith(failedWith('popup-blocked'));
    buttons(login)[1]!.focus();

    session.become(signedOut());
    await login.updateComplete;

    expect(document.activeElement).to.equal(buttons(login)[0]);
  });

  it('comes to the card when the page asks for it', async () => {
    const login = await mountBare();

    login.focus();

    await waitUntil(() => document.activeElement === buttons(login)[0], 'it is focused');
  });
});

describe('a screen reader', () => {
  it('is told nothing when the page loads', async () => {
    const login = await mountBare();

    expect(announced(login)).to.equal('');
  });

  it('hears the heading of a step that follows', async () => {
    const { login, session } = await mountWith(signedOut());

    session.become({ status: 'signing-in', method: 'sso', at: 'popup' });
    await login.updateComplete;

    expect(announced(login)).to.equal('Continue in the window that opened');
  });

  it('hears how the session ended along with what comes now', async () => {
    const { login, session } = await mountWith(signedIn);

    session.become(signedOut('other-tab'));
    await login.updateComplete;

    expect(announced(login)).to.equal('You signed out in another tab. Sign in to your desk');
  });

  it('hears who it is where somebody else is signed in now', async () => {
    const { login, session } = await mountWith(signedIn);

    const identity = { subject: 'b2', name: 'Miguel García', username: 'mgarcia' };
    session.become({ status: 'signed-in', session: sarahsSession({ identity }), expiring: false });
    await login.updateComplete;

    expect(announced(login)).to.equal('You are signed in: Miguel García');
  });

  it('hears a failure at once', async () => {
    const { login, session } = await mountWith(signedOut());

    session.become(failedWith('provider-unreachable'));
    await failureDrawn(login);

    const alert = login.shadowRoot!.querySelector('[role=alert]');
    expect(alert!.textContent).to.contain('The sign-in service does not answer.');
  });

  it('hears the end of the session coming at a minute, at thirty and at ten seconds only', async () => {
    const { login, session } = await mountWith(signedIn);
    const heard: string[] = [];

    for (const seconds of [58, 57, 31, 30, 29, 11, 10, 9]) {
      const soon = sarahsSession({ expiresAt: Date.now() + seconds * 1000 });
      session.become({ status: 'signed-in', session: soon, expiring: true });
      await login.updateComplete;
      if (heard.at(-1) !== announced(login)) heard.push(announced(login));
    }

    expect(heard).to.deep.equal([
      'Your session ends in one minute.',
      'Your session ends in 30 seconds.',
      'Your session ends in 10 seconds.',
    ]);
  });

  it('finds the card busy only while there is nothing to press', async () => {
    const { login, session } = await mountWith({ status: 'signing-in', method: 'sso', at: 'provider' });
    const card = login.shadowRoot!.querySelector('section')!;
    const atProvider = card.getAttribute('aria-busy');

    session.become({ status: 'signing-in', method: 'sso', at: 'popup' });
    await login.updateComplete;

    expect([atProvider, card.getAttribute('aria-busy')]).to.deep.equal(['true', 'false']);
  });
});

describe('the heading', () => {
  const level = (login: Element) => login.shadowRoot!.querySelector('#heading')!.getAttribute('aria-level');

  it('has level 2 in the outline of the page unless it says otherwise', async () => {
    const login = await mountBare();
    const usual = level(login);

    login.setAttribute('heading-level', '4');
    await login.updateComplete;

    expect([usual, level(login)]).to.deep.equal(['2', '4']);
  });

  it('has level 2 where the page asks for a level that does not exist', async () => {
    const login = await mountBare();

    login.setAttribute('heading-level', '9');
    await login.updateComplete;

    expect(level(login)).to.equal('2');
  });
});
