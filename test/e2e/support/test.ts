/** The test function of every journey: a demo of its own, a browser as agents have it, and no violation of a policy. */
import { test as base, expect, firefox, type Browser } from '@playwright/test';
import { startDemo } from '../../../demo/demo.js';
import { startOnFreePorts } from './free-ports.js';
import { PlaywrightVisitor } from './playwright-visitor.js';
import { watchPolicies } from './policy-watch.js';
import { realChromium } from './real-chromium.js';
import type { Visitor } from './visitor.js';
import { startWebKitVisitor } from './webkit-visitor.js';
import { tapServers, type Exchange } from './wire-tap.js';

export { expect } from '@playwright/test';

export type Demo = Awaited<ReturnType<typeof startDemo>>;

/** What a project says about its browser. */
export interface EngineOptions {
  engine: 'chromium' | 'firefox' | 'webkit';
  /** Path of the browser, of WebKitGTK that of its WebDriver. */
  program: string;
  /** Whether a frame of another site gets its cookies; Chromium only. */
  thirdPartyCookies: boolean;
}

interface Launched {
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

interface WorkerFixtures {
  /** The worker's browser, started when it is first asked for. */
  launch: () => Promise<Launched>;
}

interface Fixtures {
  demo: Demo;
  /** What the demo's servers have seen, oldest first. */
  exchanges: readonly Exchange[];
  visitor: Visitor;
  /**
   * WebKitGTK takes every name below `localhost` for a site of its own, and keeps no cookie of another site. True where
   * a system and the desk are of one site, as they would be by their real names.
   */
  takesAllCookies: boolean;
  /** True where the test provokes a violation. */
  allowsViolations: boolean;
}

const launchOf = ({ engine, program, thirdPartyCookies }: EngineOptions): Promise<Launched> =>
  engine === 'chromium'
    ? realChromium({ program, thirdPartyCookies })
    : // Firefox as it is released, over WebDriver BiDi.
      firefox
        .launch({ channel: 'moz-firefox', executablePath: program })
        .then((browser) => ({ browser, close: () => browser.close() }));

export const test = base.extend<Fixtures, WorkerFixtures & EngineOptions>({
  engine: ['chromium', { scope: 'worker', option: true }],
  program: ['', { scope: 'worker', option: true }],
  thirdPartyCookies: [true, { scope: 'worker', option: true }],
  allowsViolations: [false, { option: true }],
  takesAllCookies: [false, { option: true }],

  launch: [
    async ({ engine, program, thirdPartyCookies }, use) => {
      let launched: Promise<Launched> | undefined;
      await use(() => (launched ??= launchOf({ engine, program, thirdPartyCookies })));
      await (await launched)?.close();
    },
    { scope: 'worker' },
  ],
  browser: [async ({ launch }, use) => use((await launch()).browser), { scope: 'worker' }],

  context: async ({ context, allowsViolations }, use) => {
    const violations = await watchPolicies(context);
    await use(context);
    if (!allowsViolations) expect(violations).toEqual([]);
  },

  demo: [
    // eslint-disable-next-line no-empty-pattern -- Playwright asks for a pattern, and a demo needs no other fixture
    async ({}, use, { parallelIndex }) => {
      const demo = await startOnFreePorts(4700 + 10 * parallelIndex, (portBase) => startDemo({ portBase }));
      await use(demo);
      await demo.close();
    },
    // Before the browser, so that the browser is gone before its servers are.
    { auto: true },
  ],

  exchanges: async ({ demo }, use) => {
    const ports = Object.values(demo.urls).map((url) => Number(new URL(url).port));
    const tap = tapServers((port) => ports.includes(port));
    await use(tap.exchanges);
    tap.stop();
  },

  visitor: async ({ engine, program, launch, takesAllCookies }, use) => {
    if (engine === 'webkit') {
      const { visitor, stop } = await startWebKitVisitor(program, { takesAllCookies });
      await use(visitor);
      await stop();
      return;
    }
    const { browser } = await launch();
    const context = await browser.newContext();
    const violations = await watchPolicies(context);
    await use(new PlaywrightVisitor(await context.newPage()));
    await context.close();
    expect(violations).toEqual([]);
  },
});
