/** Somebody else signs in at the gateway in front of Unblu while an agent works; in every engine, by hand. */
import { go, test, wayOf } from './support/systems-test.js';
import type { Demo } from './support/test.js';
import { expect } from './support/test.js';
import type { Visitor } from './support/visitor.js';

/** Signs Sarah in, and then Miguel at the gateway, in another tab. */
async function switchAgent(way: string, visitor: Visitor, demo: Demo): Promise<void> {
  await go(way, { name: 'Sarah Jefferson' }, visitor, demo);
  await visitor.seesInGadget('Your record', '"name": "Northwind"');
  const gateway = await visitor.another();
  await gateway.open(wayOf(way, demo).aside?.href ?? '');
  await gateway.sees('Sarah Jefferson is signed in');
  await gateway.press('Miguel García');
  await gateway.sees('Miguel García is signed in');
}

test('the desk becomes theirs where the desk file allows it, and says so', async ({ visitor, demo }) => {
  await switchAgent('unblu-change', visitor, demo);

  await visitor.sees('The gadgets have started anew.');
  expect((await visitor.look()).text).toContain('Miguel García');
  await visitor.seesInGadget('Your record', '"name": "Northwind"');
});

test('the session ends where it does not, and the agent reads why and what to do', async ({ visitor, demo }) => {
  await switchAgent('unblu-propagated', visitor, demo);

  await visitor.sees('Somebody else is signed in at the sign-in service now.');
  const { text } = await visitor.look();
  expect(text).toContain('Sign in again, and check that the name is yours.');
  expect(text).not.toContain('Miguel García');
  await visitor.press('Continue with Unblu');
  await visitor.sees('Miguel García');
});
