import { changeSignIn } from './support/desk-file.js';
import { sessionOf, signIn } from './support/agent.js';
import { expect, test } from './support/test.js';

for (const [username, granted, denied] of [
  ['sjefferson', ['order#view'], ['order#edit']],
  ['mgarcia', ['order#view', 'order#edit'], []],
] as const) {
  test(`the page learns what ${username} may do with orders`, async ({ page, demo }) => {
    changeSignIn(demo, { umaAudience: 'orders' });

    await signIn(page, demo, username);

    const { permissions } = await sessionOf(page);
    expect(permissions).toEqual(expect.arrayContaining([...granted]));
    for (const permission of denied) expect(permissions).not.toContain(permission);
  });
}
