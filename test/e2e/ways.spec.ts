/** Every way into a simulated system, gone through in every engine as somebody does who tries the demo by hand. */
import { startDemo } from '../../demo/demo.js';
import type { Way } from '../../demo/systems/start-systems.js';
import { SYSTEMS } from '../../demo/systems/systems.js';
import { readCode } from './support/code-reader.js';
import { startOnFreePorts } from './support/free-ports.js';
import type { PageView } from './support/read-page.js';
import { test as base } from './support/test.js';
import { walk } from './support/walk.js';

type Demo = Awaited<ReturnType<typeof startDemo>>;

/** Where a way ends that does not lead to the desk: what the card, or the system's own page, says then. */
const REFUSALS: Readonly<Record<string, string>> = {
  'expertflow-disabled': 'This account is switched off',
  'expertflow-no-team': 'You may not use this desk',
  'finesse-stranger': 'You may not use this desk',
  'finesse-phone-in-use': 'Somebody else uses this phone line.',
  'genesys-directory': 'Your password has to be changed first',
  'genesys-external-off': 'This account cannot sign in here',
  'genesys-no-company': 'You belong to no company yet',
  'genesys-no-roles': 'You have no role yet',
  'genesys-two-factor-none': 'You cannot go on by yourself.',
  'unblu-no-password': 'That did not match.',
  'unblu-setup': 'That did not match.',
};

const NEW_PASSWORD = 'Tulip-River-42x';

/** One demo with all the systems for as long as the worker lives; each way starts with the agents as they were. */
const test = base.extend<object, { systems: Demo }>({
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
  demo: async ({ systems }, use) => use(systems),
});

/** What belongs into a field of this name at this step. */
function valueOf({ name, type }: PageView['fields'][number], { path }: Way, code: () => Promise<string>) {
  if (/^(new|repeat)-password$/.test(name)) return NEW_PASSWORD;
  if (type === 'password') return path.password || 'a guess';
  if (/code|otp|passcode/i.test(name)) return code();
  if (/^(tenant|org)$/.test(name)) return path.tenant ?? '';
  if (name === 'extension') return path.extension ?? '';
  if (type === 'tel') return '+14155550142';
  if (name === 'value') return 'sarah@northwind.example';
  return path.username;
}

for (const [name, { load }] of Object.entries(SYSTEMS)) {
  const { paths } = await load();
  for (const { id, title } of paths) {
    test(`${id}: ${title}`, async ({ visitor, demo: { urls, systems } }) => {
      const way = systems?.ways.find(({ path }) => path.id === id);
      if (!systems || !way) throw new Error(`There is no way ${id} into ${name}`);
      systems.reset();
      const code = readCode(systems.inbox, way.path);
      const refusal = REFUSALS[id];

      await visitor.open(urls.desk + way.page);

      await walk(visitor, {
        valueOf: (field) => valueOf(field, way, code),
        isEnd: ({ text, buttons }) => (refusal === undefined ? buttons.includes('Sign out') : text.includes(refusal)),
      });
    });
  }
}
