import { changeSignIn } from '../support/desk-file.js';
import { expect, test } from '../support/test.js';
import { enterPassword, signIn } from '../support/visitor.js';

test('an agent signs in through a window of its own, and the desk stays where it is', async ({
  visitor,
  demo,
  exchanges,
}) => {
  changeSignIn(demo, { display: 'popup' });
  await visitor.open(`${demo.urls.desk}/`);
  await visitor.press(/^(Continue with|Use) Northwind SSO$/);
  const inFront = async (): Promise<string> => (await visitor.front()).address();
  await expect.poll(inFront).toContain(demo.urls.login);

  await enterPassword(await visitor.front());

  await visitor.sees('Sign out');
  expect(exchanges.filter(({ url }) => url === '/')).toHaveLength(1);
  await expect.poll(inFront).toBe(`${demo.urls.desk}/`);
});

test('the bundle works from another origin where the page allows a worker from a blob', async ({
  visitor,
  demo,
  exchanges,
}) => {
  demo.host.settings.fromCdn = true;

  await signIn(visitor, demo.urls.desk);

  await visitor.seesInGadget('Orders', 'NW-20841');
  const servers = exchanges
    .filter(({ url }) => url.startsWith('/deskpass/'))
    .map(({ requestHeaders }) => requestHeaders.host);
  expect(new Set(servers)).toEqual(new Set([new URL(demo.urls.cdn).host]));
});
