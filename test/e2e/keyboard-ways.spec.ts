/** Two factors without a mouse: what is needed is reached, marked and pressed by keys alone, in every engine. */
import { prepare, test } from './support/systems-test.js';
import { expect } from './support/test.js';
import type { Visitor } from './support/visitor.js';

/** More stops than there are on any of these pages. */
const MANY = 20;

/** Waits until this has the focus, and can be seen to have it. */
const hasFocus = (visitor: Visitor, on: string) =>
  expect.poll(() => visitor.focus().catch(() => null)).toEqual({ on, isSeen: true });

/** Goes from stop to stop until this has the focus; each of them has to be marked. */
async function tabTo(visitor: Visitor, on: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const stops: string[] = [];
  for (let stop = 0; stop < MANY; stop += 1) {
    await visitor.keys([key]);
    const focus = await visitor.focus();
    stops.push(focus.on);
    expect(focus, `after ${stops.join(', ')}`).toEqual({ on: focus.on, isSeen: true });
    if (on.test(focus.on)) return;
  }
  throw new Error(`No ${String(on)} among ${stops.join(', ')}`);
}

/** From the page's start to the step after the password. */
async function enterPassword(visitor: Visitor, username: string): Promise<void> {
  await tabTo(visitor, /^(Sign in|(Use|Continue with) Expertflow CX)$/);
  await visitor.keys(['Enter']);
  await hasFocus(visitor, 'username');
  await visitor.keys([...Array.from(username), 'Tab']);
  await hasFocus(visitor, 'password');
  await visitor.keys([...Array.from('northwind'), 'Enter']);
  await hasFocus(visitor, 'code');
}

/** The desk's title has the focus, and what can be pressed comes next. */
async function isAtDesk(visitor: Visitor): Promise<void> {
  await visitor.sees('Sign out');
  await expect.poll(async () => (await visitor.focus()).on).toBe('Northwind Service');
  await visitor.keys(['Tab']);
  await hasFocus(visitor, 'Sign out');
}

test('an agent signs in with a password and a code out of an e-mail by keyboard alone', async ({ visitor, demo }) => {
  const { address, code } = prepare('expertflow-email', demo);
  await visitor.open(address);

  await enterPassword(visitor, 'mgarcia');
  await visitor.keys(Array.from(await code()));

  await isAtDesk(visitor);
});

test('an agent sets up an authenticator by keyboard alone', async ({ visitor, demo }) => {
  const { address, code } = prepare('expertflow-app-first', demo);
  await visitor.open(address);

  await enterPassword(visitor, 'sjefferson');
  await tabTo(visitor, /^Copy key$/, 'Shift+Tab');
  await tabTo(visitor, /^code$/);
  await visitor.keys(Array.from(await code()));

  await isAtDesk(visitor);
});
