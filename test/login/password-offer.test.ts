import { expect } from '@open-wc/testing/pure';
import { challengeOf } from '../fixtures/challenges.js';
import { sarahsSession } from '../fixtures/fake-session.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { fieldOf, mountAsking, send, type } from './mount-challenge.js';
import { signedOut } from './mount-login.js';

describe('a browser that keeps passwords', () => {
  const own = Object.getOwnPropertyDescriptor(history, 'replaceState');
  /** The fields that were there whenever the page went on. */
  let left: number[] = [];

  beforeEach(() => {
    left = [];
    history.replaceState = () => left.push(document.querySelectorAll('input').length);
  });

  afterEach(() => {
    Reflect.deleteProperty(history, 'replaceState');
    if (own) Object.defineProperty(history, 'replaceState', own);
  });

  const signedIn = { status: 'signed-in', session: sarahsSession(), expiring: false } as const;

  /** Waits until no field is left, and whatever hears of that has heard of it. */
  const settled = async (login: HTMLElement): Promise<void> => {
    await waitUntil(() => !login.querySelector('input'), 'the fields have gone');
    await Promise.resolve();
  };

  it('sees the page go on once the password has led to the desk and its form has gone', async () => {
    const { login, session, show } = await mountAsking(challengeOf('password'));
    fieldOf(login, 'username').value = 'sjefferson';
    fieldOf(login, 'password').value = 'hunter2';
    await send(login);
    await show(challengeOf('otp'));
    type(fieldOf(login, 'code'), '123456');
    const before = [...left];
    session.become(signedIn);
    await settled(login);
    expect([before, left]).to.deep.equal([[], [0]]);
  });

  it('sees nothing where the agent gives up', async () => {
    const { login, session } = await mountAsking(challengeOf('password'));
    fieldOf(login, 'username').value = 'sjefferson';
    fieldOf(login, 'password').value = 'a guess';
    await send(login);
    session.become(signedOut());
    await settled(login);
    session.become(signedIn);
    await waitUntil(() => login.shadowRoot!.querySelector('.identity'), 'the session is there');
    expect(left).to.deep.equal([]);
  });

  it('sees nothing where no password was asked for', async () => {
    const { login, session } = await mountAsking(challengeOf('otp'));
    type(fieldOf(login, 'code'), '123456');
    session.become(signedIn);
    await settled(login);
    expect(left).to.deep.equal([]);
  });
});
