/**
 * No access, refresh or ID token and no code verifier is seen outside the vault. The servers of this process tell what
 * the real ones are; the pages, the frames, the network and the disk are searched for them. That the search finds
 * what is there is shown by planting one token in each place.
 */
import type { Page } from '@playwright/test';
import { enterPassword, openDesk, pressSignIn, signIn, waitUntilSignedIn } from './support/agent.js';
import { leaksOnDisk } from './support/canary/profile.js';
import { plants } from './support/canary/plants.js';
import { secretsIn } from './support/canary/secrets.js';
import { Trail } from './support/canary/trail.js';
import { changeSignIn } from './support/desk-file.js';
import { realChromium } from './support/real-chromium.js';
import { expect, test, type Demo } from './support/test.js';

/** Ports of the servers that are never sent a credential. */
const bare = ({ urls }: Demo) => [urls.desk, urls.gadgets, urls.cdn].map((url) => Number(new URL(url).port));

const seesOrders = (page: Page) => page.frameLocator('iframe[title="Orders"]').getByText('NW-20841').first().waitFor();

/** A page of the desk's origin without a desk: storage can be read while the agent is elsewhere. */
const BLANK = { '/blank/': new URL('fixtures/blank', import.meta.url).pathname };

test('no token and no verifier is seen outside the vault, from signing in to signing out', async ({
  program,
  demo,
  exchanges,
}) => {
  // It goes everywhere an agent goes, and looks everywhere at each stop.
  test.slow();
  demo.provider.settings.accessTokenTtl = 5;
  demo.host.settings.mounts = BLANK;
  const { browser, close } = await realChromium({ program, thirdPartyCookies: true });
  const [context] = browser.contexts();
  if (!context) throw new Error('Chromium has no profile');
  try {
    const trail = await Trail.follow({ context, exchanges, bare: bare(demo) });
    const blank = await context.newPage();
    await blank.goto(`${demo.urls.desk}/blank/`);
    const page = await context.newPage();

    await openDesk(page, demo.urls.desk);
    await pressSignIn(page);
    await page.getByLabel('User name').waitFor();
    await trail.look();
    await enterPassword(page);
    await waitUntilSignedIn(page);
    await seesOrders(page);
    await trail.look();

    const renewals = () => demo.provider.tokenRequests.filter(({ grantType }) => grantType === 'refresh_token').length;
    await expect.poll(renewals, { timeout: 15_000 }).toBeGreaterThanOrEqual(1);
    await trail.look();

    await page.reload();
    await waitUntilSignedIn(page);
    const second = await context.newPage();
    await openDesk(second, demo.urls.desk);
    await waitUntilSignedIn(second);
    await seesOrders(second);
    await trail.look();

    await second.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You signed out in another tab.').first().waitFor();
    await second.getByText('You are signed out.').first().waitFor();
    await trail.look();

    changeSignIn(demo, { display: 'popup' });
    await openDesk(page, demo.urls.desk);
    const opened = page.waitForEvent('popup');
    await pressSignIn(page);
    const popup = await opened;
    await popup.getByLabel('User name').waitFor();
    await trail.look();
    await enterPassword(popup);
    await waitUntilSignedIn(page);
    await seesOrders(page);
    await trail.look();

    expect(trail.leaks()).toEqual([]);
    // Nothing would be found either where nothing was looked at.
    const known = (wanted: string) => secretsIn(exchanges).filter(({ name }) => name === wanted).length;
    expect(known('code_verifier')).toBeGreaterThanOrEqual(4);
    expect(known('access_token')).toBeGreaterThanOrEqual(5);
    expect([...trail.places]).toEqual(
      expect.arrayContaining([
        'message sent',
        'message received',
        'event deskpass-signed-in',
        'event deskpass-renewed',
        'event deskpass-request',
        'history',
        'request',
        'DOM',
        'localStorage',
        'IndexedDB',
      ]),
    );
  } finally {
    await close(async (profile) => {
      expect(await leaksOnDisk(profile, secretsIn(exchanges))).toEqual([]);
    });
  }
});

test.describe('planting tokens', () => {
  // One of the places is an error that nobody catches.
  test.use({ allowsViolations: true });

  test('the search finds a token in each place where one is planted', async ({ context, page, demo, exchanges }) => {
    test.slow();
    demo.host.settings.mounts = BLANK;
    const trail = await Trail.follow({ context, exchanges, bare: bare(demo) });
    await openDesk(page, demo.urls.desk);
    await signIn(page);
    await seesOrders(page);
    await trail.look();
    expect(trail.leaks()).toEqual([]);
    const token = secretsIn(exchanges).find(({ name }) => name === 'access_token')?.value ?? '';

    for (const { place, inGadget = false, plant } of plants) {
      const blank = await context.newPage();
      await blank.goto(`${demo.urls.desk}/blank/`);
      const gadget = page.frames().find((each) => each.url().startsWith(demo.urls.gadgets));
      trail.forget();

      await (inGadget ? gadget : blank.mainFrame())?.evaluate(plant, token);

      await expect
        .poll(async () => {
          await trail.look();
          return trail.leaks();
        }, String(plant))
        .toContainEqual({ place, secret: 'access_token' });
      await blank.close();
    }
  });
});
