/** Every way into a simulated system, gone through as somebody does who tries the demo by hand. */
import type { Page } from '@playwright/test';
import { startDemo } from '../../demo/demo.js';
import { SYSTEMS } from '../../demo/systems/systems.js';
import type { Way } from '../../demo/systems/start-systems.js';
import { startOnFreePorts } from './support/free-ports.js';
import { expect, test as base } from './support/test.js';

type SystemsDemo = Awaited<ReturnType<typeof startDemo>>;

/** Where a way ends that does not lead to the desk: the heading of the card, or text on the system's own page. */
const REFUSALS: Readonly<Record<string, string>> = {
  'expertflow-disabled': 'This account is switched off',
  'expertflow-no-team': 'You may not use this desk',
  'finesse-stranger': 'You may not use this desk',
  'finesse-phone-in-use': 'Which phone line is yours?',
  'genesys-directory': 'Your password has to be changed first',
  'genesys-external-off': 'This account cannot sign in here',
  'genesys-no-company': 'You belong to no company yet',
  'genesys-no-roles': 'You have no role yet',
  'genesys-two-factor-none': 'You cannot go on by yourself.',
  'unblu-no-password': 'That did not match.',
  'unblu-setup': 'That did not match.',
};

const NEW_PASSWORD = 'Tulip-River-42x';

const test = base.extend<object, { systems: SystemsDemo }>({
  systems: [
    // eslint-disable-next-line no-empty-pattern -- Playwright asks for a pattern, and a demo needs no other fixture
    async ({}, use, { parallelIndex }) => {
      const demo = await startOnFreePorts(7100 + 80 * parallelIndex, (portBase) =>
        startDemo({ portBase, systems: true }),
      );
      await use(demo);
      await demo.close();
    },
    { scope: 'worker' },
  ],
});

/** What is in the inbox: the newest code that was sent, or what the newest authenticator shows. */
async function readCode(page: Page, inbox: string, kind: 'sent' | 'shown'): Promise<string> {
  const tab = await page.context().newPage();
  await tab.goto(inbox);
  const codes = tab.locator(kind === 'sent' ? '#list .code code' : '#shown .code code');
  await codes.first().waitFor();
  const code = kind === 'sent' ? codes.first() : codes.last();
  const text = (await code.textContent()) ?? '';
  await tab.close();
  return text.replace(/\s/g, '');
}

/** What belongs into a field of this name at this step. */
async function valueOf(name: string, type: string, { path }: Way, code: () => Promise<string>): Promise<string> {
  if (/^(new|repeat)-password$/.test(name)) return NEW_PASSWORD;
  if (type === 'password') return path.password || 'a guess';
  if (/code|otp|passcode/i.test(name)) return code();
  if (/^(tenant|org)$/.test(name)) return path.tenant ?? '';
  if (name === 'extension') return path.extension ?? '';
  if (type === 'tel') return '+14155550142';
  if (name === 'value') return 'sarah@northwind.example';
  return path.username;
}

/** Fills in what is asked for on this page, wherever it is, and presses the main button. */
async function takeStep(page: Page, way: Way, code: () => Promise<string>): Promise<void> {
  for (const field of await page.locator('form input:visible').all()) {
    const name = (await field.getAttribute('name')) ?? '';
    const type = (await field.getAttribute('type')) ?? 'text';
    if (name === 'customer' || !(await field.isEditable())) continue;
    if (type === 'radio' || type === 'checkbox') await field.check();
    else await field.fill(await valueOf(name, type, way, code));
  }
  const main = page.locator('deskpass-login .deskpass-button.primary, body:not(:has(deskpass-login)) form button');
  // The card may have gone on by itself: a code is sent off when it is complete.
  await main
    .first()
    .click({ timeout: 2_000 })
    .catch(() => undefined);
}

for (const [name, { load }] of Object.entries(SYSTEMS)) {
  const { paths } = await load();
  for (const { id, title } of paths) {
    test(`${id}: ${title}`, async ({ page, systems }) => {
      const all = systems.systems;
      const way = all?.ways.find(({ path }) => path.id === id);
      if (!all || !way) throw new Error(`There is no way ${id} into ${name}`);
      const isShown = /app|rsa/.test(way.path.factor) || id.endsWith('-mfa');
      const code = (): Promise<string> => readCode(page, all.inbox.url, isShown ? 'shown' : 'sent');
      page.context().on('page', (opened) => {
        void opened.waitForURL(/^http:\/\/idp\./).then(
          () => takeStep(opened, way, code),
          () => undefined,
        );
      });

      all.reset();
      await page.goto(systems.urls.desk + way.page);

      const refusal = REFUSALS[id];
      const end = refusal
        ? page.locator('main').getByText(refusal).first()
        : page.getByRole('button', { name: 'Sign out' });
      for (let step = 0; step < 8 && !(await end.isVisible()); step += 1) {
        const before = await page.locator('body').innerText();
        await takeStep(page, way, code);
        await expect
          .poll(async () => (await end.isVisible()) || (await page.locator('body').innerText()) !== before)
          .toBe(true);
        await page.locator('deskpass-login form[aria-busy=true]').waitFor({ state: 'detached' });
      }
      await expect(end).toBeVisible();
    });
  }
}
