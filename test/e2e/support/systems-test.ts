/** The test function of journeys into simulated systems: one demo with all of them for as long as the worker lives. */
import { startDemo } from '../../../demo/demo.js';
import type { Way } from '../../../demo/systems/start-systems.js';
import { readCode } from './code-reader.js';
import { startOnFreePorts } from './free-ports.js';
import type { PageView } from './read-page.js';
import { test as base } from './test.js';
import type { Visitor } from './visitor.js';
import { walk } from './walk.js';

type Demo = Awaited<ReturnType<typeof startDemo>>;

const NEW_PASSWORD = 'Tulip-River-42x';

export const test = base.extend<object, { systems: Demo }>({
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
  // The simulated Unblu signs in by a cookie, at a name below the desk's.
  takesAllCookies: true,
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

/** Where a way ends: at the desk, as this person, or with these words instead. */
export type End = { readonly name: string } | { readonly refusal: string };

/** One of the demo's ways; throws where there is none of this name. */
export function wayOf(id: string, { systems }: Demo): Way {
  const way = systems?.ways.find(({ path }) => path.id === id);
  if (!way) throw new Error(`There is no way ${id}`);
  return way;
}

/** Makes a way ready to be gone: agents are what they were at first, and the inbox is empty. */
export function prepare(id: string, demo: Demo) {
  const { urls, systems } = demo;
  const way = wayOf(id, demo);
  if (!systems) throw new Error('The systems do not run');
  systems.reset();
  return { way, address: urls.desk + way.page, code: readCode(systems.inbox, way.path) };
}

/** Goes a way until its end. */
export async function go(id: string, end: End, visitor: Visitor, demo: Demo) {
  const { way, address, code } = prepare(id, demo);
  await visitor.open(address);
  await walk(visitor, {
    valueOf: (field) => valueOf(field, way, code),
    isEnd: ({ text, buttons }) =>
      'refusal' in end ? text.includes(end.refusal) : buttons.includes('Sign out') && text.includes(end.name),
  });
}
