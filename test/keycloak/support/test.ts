/** The test function of every journey: a realm and a desk of its own, and a browser as agents have it. */
import { randomBytes } from 'node:crypto';
import { test as base, expect, type Browser } from '@playwright/test';
import { startDirectory } from '../../../demo/keycloak/directory-server.js';
import { startKeycloakDemo } from '../../../demo/keycloak/keycloak-demo.js';
import type { Person } from '../../../demo/keycloak/people.js';
import { startOnFreePorts } from '../../e2e/support/free-ports.js';
import { watchPolicies } from '../../e2e/support/policy-watch.js';
import { realChromium } from '../../e2e/support/real-chromium.js';
import { freePort } from '../../support/free-port.js';
import { sharedKeycloak } from './shared-keycloak.js';

export { expect } from '@playwright/test';

export type KeycloakDemo = Awaited<ReturnType<typeof startKeycloakDemo>>;

export interface BrowserOptions {
  /** Path of Chromium. */
  program: string;
}

interface Fixtures {
  /** What is different in the test's realm. */
  realmSettings: Record<string, unknown>;
  /** Who is in the directory of the test's realm; null: it has none. */
  directory: { readonly people: readonly Person[] } | null;
  demo: KeycloakDemo;
}

interface WorkerFixtures {
  launched: { readonly browser: Browser; readonly close: () => Promise<void> };
}

export const test = base.extend<Fixtures, WorkerFixtures & BrowserOptions>({
  program: ['', { scope: 'worker', option: true }],
  launched: [
    async ({ program }, use) => {
      const { browser, close } = await realChromium({ program, thirdPartyCookies: true });
      await use({ browser, close: () => close() });
      await close();
    },
    { scope: 'worker' },
  ],
  browser: [async ({ launched }, use) => use(launched.browser), { scope: 'worker' }],

  context: async ({ context }, use) => {
    const violations = await watchPolicies(context);
    await use(context);
    expect(violations).toEqual([]);
  },

  realmSettings: [{}, { option: true }],
  directory: [null, { option: true }],

  demo: [
    async ({ realmSettings, directory: wanted }, use, { parallelIndex }) => {
      const keycloak = sharedKeycloak();
      const directory = wanted && (await startDirectory({ port: await freePort(), people: wanted.people }));
      const realm = `desk-${randomBytes(4).toString('hex')}`;
      const demo = await startOnFreePorts(5260 + 10 * parallelIndex, (portBase) =>
        startKeycloakDemo({ keycloak, portBase, realm, realmSettings, directory }),
      );
      await use(demo);
      await demo.close();
      await directory?.close();
    },
    { auto: true },
  ],
});
