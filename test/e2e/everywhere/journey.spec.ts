import { expect, test } from '../support/test.js';
import { signIn } from '../support/visitor.js';

test('an agent signs in and is back on the desk, with nothing left in the address', async ({ visitor, demo }) => {
  await signIn(visitor, demo.urls.desk);

  expect(await visitor.address()).toBe(`${demo.urls.desk}/`);
});

test('a gadget shows what the service answers to the signed-in agent', async ({ visitor, demo }) => {
  await signIn(visitor, demo.urls.desk);

  await visitor.seesInGadget('Orders', 'NW-20841');

  expect(demo.orders.requests.map(({ status }) => status)).toEqual([200]);
});

test('a reload brings the agent back without typing', async ({ visitor, demo }) => {
  await signIn(visitor, demo.urls.desk);

  await visitor.reload();

  await visitor.sees('Sign out');
  expect(await visitor.address()).toBe(`${demo.urls.desk}/`);
});

test('each renewal spends the refresh token of the one before, and none is used twice', async ({ visitor, demo }) => {
  demo.provider.settings.accessTokenTtl = 4;
  const renewals = () => demo.provider.tokenRequests.filter(({ grantType }) => grantType === 'refresh_token');
  await signIn(visitor, demo.urls.desk);

  await expect.poll(() => renewals().length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);

  const spent = renewals().map(({ refreshToken }) => refreshToken);
  expect(new Set(spent).size).toBe(spent.length);
  expect(renewals().map(({ status }) => status)).toEqual(spent.map(() => 200));
  expect(demo.provider.refreshReuse).toBe(0);
});

test('signing out ends the session here and at the provider', async ({ visitor, demo }) => {
  await signIn(visitor, demo.urls.desk);

  await visitor.press(/^Sign out$/);

  await visitor.sees('You are signed out');
  await visitor.press(/^Continue with Northwind SSO$/);
  await visitor.sees('User name');
});

test('a second tab comes in without typing', async ({ visitor, demo }) => {
  await signIn(visitor, demo.urls.desk);
  const second = await visitor.another();

  await second.open(`${demo.urls.desk}/`);

  await second.sees('Sign out');
});

test('signing out in one tab ends the session of the other', async ({ visitor, demo }) => {
  await signIn(visitor, demo.urls.desk);
  const second = await visitor.another();
  await second.open(`${demo.urls.desk}/`);
  await second.sees('Sign out');

  await second.press(/^Sign out$/);

  await visitor.sees('You signed out in another tab');
});
