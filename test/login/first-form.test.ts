import { expect } from '@open-wc/testing/pure';
import type { DeskpassLogin } from '../../src/login/deskpass-login.js';
import { FailureEvent } from '../../src/session/session-events.js';
import { FakeSession, northwindDesk, password, sso } from '../fixtures/fake-session.js';
import { aTimeout, fixture, html, oneEvent } from '../fixtures/fixture.js';
import { putBack, replace } from '../fixtures/replacements.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { clickOn } from '../support/commands.js';
import { announced, buttons, drawn, labels, mountBare, mountWith, signedOut, textOf } from './mount-login.js';

const noDesk = '/test/fixtures/no-desk.json';

/** What a page asks for by itself, from now on; nothing of it is ever answered. */
function countRequests(): readonly string[] {
  const asked: string[] = [];
  replace(globalThis, 'fetch', (input: RequestInfo | URL) => {
    asked.push(input instanceof Request ? input.url : String(input));
    return new Promise(() => undefined);
  });
  replace(
    globalThis,
    'Worker',
    class extends EventTarget {
      constructor(url: string | URL) {
        super();
        asked.push(String(url));
      }
      postMessage(): void {
        // Nobody is there.
      }
      terminate(): void {
        // Nobody is there.
      }
    },
  );
  return asked;
}

describe('the first form', () => {
  afterEach(putBack);

  it('is complete before anything is requested', async () => {
    const asked = countRequests();
    const login = Object.assign(document.createElement('deskpass-login'), { src: noDesk, vault: '/src/vault.ts' });
    document.body.append(login);

    await login.updateComplete;
    const drawnFirst = [textOf(login, 'heading'), ...labels(login), ...asked];
    await waitUntil(() => asked.length >= 2, 'the desk file and the vault are asked for');
    login.remove();

    expect(drawnFirst).to.deep.equal(['Sign in to your desk', 'Sign in']);
  });

  it('is a real form in the light DOM with a submit button', async () => {
    const login = await mountBare();

    const [button] = buttons(login);

    expect(button!.form!.parentElement).to.equal(login);
    expect(button!.type).to.equal('submit');
  });

  it('shows the name that the page gives until the desk file brings its own', async () => {
    const login = await mountBare();
    const first = textOf(login, 'brand');

    login.session = new FakeSession(signedOut(), northwindDesk);
    await login.updateComplete;

    expect([first, textOf(login, 'brand')]).to.deep.equal(['Northwind', 'Northwind Service']);
  });

  it('remembers a press and says so', async () => {
    const login = await mountBare();

    await clickOn(buttons(login)[0]!);

    expect(labels(login)).to.deep.equal(['Connecting…']);
    expect(announced(login)).to.equal('Connecting…');
    expect(buttons(login)[0]!.getAttribute('aria-disabled')).to.equal('true');
  });

  it('keeps its size when it is pressed', async () => {
    const login = await mountBare();
    const { width, height } = login.getBoundingClientRect();

    await clickOn(buttons(login)[0]!);

    const after = login.getBoundingClientRect();
    expect([after.width, after.height]).to.deep.equal([width, height]);
  });

  it('hands an early press to a session that is still starting, once', async () => {
    const login = await mountBare();
    buttons(login)[0]!.click();
    buttons(login)[0]!.click();

    const session = new FakeSession({ status: 'starting' });
    login.session = session;
    await login.updateComplete;

    expect(session.callsOf('signIn')).to.deep.equal([[]]);
    expect(labels(login)).to.deep.equal(['Connecting…']);
  });

  it('passes a press on at once where the session is starting already', async () => {
    const { login, session } = await mountWith({ status: 'starting' }, null);

    buttons(login)[0]!.click();

    expect(session.callsOf('signIn')).to.deep.equal([[]]);
  });

  it('goes on with an early press where there is one way to sign in', async () => {
    const login = await mountBare();
    buttons(login)[0]!.click();

    const session = new FakeSession(signedOut('fresh', [sso]), northwindDesk);
    login.session = session;
    await login.updateComplete;

    expect(session.callsOf('signIn')).to.deep.equal([[{ method: 'sso' }]]);
  });

  it('lets the agent choose after an early press where there are two ways', async () => {
    const login = await mountBare();
    buttons(login)[0]!.click();

    const session = new FakeSession(signedOut('fresh', [sso, password]), northwindDesk);
    login.session = session;
    await drawn(login);

    expect(session.calls).to.deep.equal([]);
    expect(labels(login)).to.deep.equal(['Continue with Northwind SSO', 'Use agent ID and password']);
  });

  it('says what it says of a provider where the system has not answered yet', async () => {
    const login = await mountBare();
    login.session = new FakeSession(signedOut('fresh', [{ ...sso, mode: 'undecided' }]), northwindDesk);
    await drawn(login);

    expect(labels(login)).to.deep.equal(['Continue with Northwind SSO']);
  });

  it('passes an early press on to a session that is leaving without a question', async () => {
    const login = await mountBare();
    buttons(login)[0]!.click();

    const session = new FakeSession({ status: 'restoring' }, northwindDesk);
    login.session = session;
    await login.updateComplete;

    expect(session.callsOf('signIn')).to.deep.equal([[]]);
  });

  it('drops an early press when another window has the answer', async () => {
    const login = await mountBare();
    buttons(login)[0]!.click();
    const session = new FakeSession({ status: 'handed-over' }, northwindDesk);
    login.session = session;
    await login.updateComplete;

    session.become(signedOut());
    await drawn(login);

    expect(session.calls).to.deep.equal([]);
  });
});

describe('a card whose session asks how to sign in', () => {
  const asking = signedOut('expired', []);

  it('offers to sign in meanwhile, and says how the last session ended', async () => {
    const { login } = await mountWith(asking);

    expect(labels(login)).to.deep.equal(['Sign in']);
    expect(textOf(login, 'callout')).to.contain('Your session has ended.');
  });

  it('hands a press on and says that it goes on', async () => {
    const { login, session } = await mountWith(asking);

    buttons(login)[0]!.click();
    await login.updateComplete;

    expect(session.callsOf('signIn')).to.deep.equal([[]]);
    expect(labels(login)).to.deep.equal(['Connecting…']);
  });
});

describe('a card that stands alone', () => {
  const mountAlone = () =>
    fixture<DeskpassLogin>(
      html`<deskpass-login src="/test/fixtures/no-desk.json" vault="/src/vault.ts"></deskpass-login>`,
    );

  it('makes its own session and dispatches its events', async () => {
    const login = await mountAlone();

    const event: Event = await oneEvent(login, 'deskpass-error');

    expect(event instanceof FailureEvent && event.error.code).to.equal('desk-file-missing');
  });

  it('says why it cannot go on, and starts over when asked', async () => {
    const login = await mountAlone();
    await waitUntil(() => textOf(login, 'callout').startsWith('Your desk could not be loaded.'), 'it says why');

    buttons(login)[0]!.click();

    await oneEvent(login, 'deskpass-error');
  });

  it('keeps its session while it is moved', async () => {
    const login = await mountAlone();
    await waitUntil(() => login.session !== null, 'it has a session');
    const { session } = login;

    document.body.append(login);
    await aTimeout(0);
    const kept = login.session;
    login.remove();

    expect(kept).to.equal(session);
  });

  it('ends its session when it is removed', async () => {
    const login = await mountAlone();
    await waitUntil(() => login.session !== null, 'it has a session');

    login.remove();

    await waitUntil(() => login.session === null, 'it has none');
  });

  it('leaves the events of a session it was given to their owner', async () => {
    const { login, session } = await mountWith(signedOut());
    const heard: Event[] = [];
    login.addEventListener('deskpass-state', (event) => heard.push(event));

    session.become({ status: 'signing-out' });
    await login.updateComplete;

    expect(heard).to.deep.equal([]);
  });
});
