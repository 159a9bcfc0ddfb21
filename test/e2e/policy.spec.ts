import { openDesk, signIn } from './support/agent.js';
import { expect, test } from './support/test.js';

test("a copy of the vault on the page's own origin does without that", async ({ page, demo }) => {
  demo.host.settings.fromCdn = true;
  demo.host.settings.csp = (policy) => policy.replace("worker-src 'self' blob:", "worker-src 'self'");
  demo.host.settings.elements = '<deskpass-desk src="/desk.json" vault="/deskpass/vault.js"></deskpass-desk>';
  await openDesk(page, demo.urls.desk);

  await signIn(page);

  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
});

test.describe('where the page refuses the worker', () => {
  test.use({ allowsViolations: true });

  for (const [where, fromCdn, was, is, directive] of [
    ['another origin', true, "worker-src 'self' blob:", "worker-src 'self'", 'worker-src blob:'],
    ["the page's own origin", false, "worker-src 'self'", "worker-src 'none'", "worker-src 'self'"],
  ] as const) {
    test(`sign-in with a bundle from ${where} fails closed and names the directive`, async ({
      page,
      demo,
      exchanges,
    }) => {
      demo.host.settings.fromCdn = fromCdn;
      demo.host.settings.csp = (policy) => policy.replace(was, is);

      await openDesk(page, demo.urls.desk);

      await expect(page.getByText('This page does not let sign-in start.')).toBeVisible();
      await page.getByText('Details for support').click();
      await expect(page.getByText(directive).first()).toBeVisible();
      const login = new URL(demo.urls.login).port;
      expect(exchanges.filter(({ port }) => String(port) === login)).toEqual([]);
    });
  }
});
