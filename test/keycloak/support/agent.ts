/** What an agent does on Keycloak's pages and on the desk, in the words that are on them. */
import type { Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../../../demo/provider/agents.js';
import { totp } from '../../../demo/simulators/totp.js';
import type { Session } from '../../../src/session/session.js';
import type { SignInOptions } from '../../../src/session/sign-in-options.js';
import { openDesk, pressSignIn, waitUntilSignedIn } from '../../e2e/support/agent.js';
import type { KeycloakDemo } from './test.js';

export { openDesk, pressSignIn, waitUntilSignedIn };

/** Fills in Keycloak's first form. */
export async function enterPassword(page: Page, username = 'sjefferson', password = DEMO_PASSWORD): Promise<void> {
  await page.locator('#username').fill(username);
  await page.locator('#password').fill(password);
  await page.locator('#kc-login').click();
}

/** Enters what an authenticator shows now. */
export async function enterCode(page: Page, secret: string): Promise<void> {
  await page.locator('#otp').fill(totp({ secret, at: new Date() }));
  await page.locator('#kc-login').click();
}

/** Chooses a new password on Keycloak's page. */
export async function choosePassword(page: Page, password: string): Promise<void> {
  await page.locator('#password-new').fill(password);
  await page.locator('#password-confirm').fill(password);
  await page.locator('[type=submit]').first().click();
}

/** Sets an authenticator up on Keycloak's page; resolves with its key in base32. */
export async function setUpAuthenticator(page: Page): Promise<string> {
  await page.locator('#mode-manual').click();
  const shown = await page.locator('#kc-totp-secret-key').textContent();
  const secret = (shown ?? '').replaceAll(/\s/g, '');
  await page.locator('#totp').fill(totp({ secret, at: new Date() }));
  const label = page.locator('#userLabel');
  if (await label.isVisible()) await label.fill('phone');
  await page.locator('#saveTOTPBtn').click();
  return secret;
}

/** Chooses a password and sets an authenticator up, in the order in which the server asks; it is not the same in all versions. */
export async function becomeKnown(page: Page, password: string): Promise<void> {
  const isPasswordFirst = async (): Promise<boolean> => {
    await page.locator('#password-new, #mode-manual').first().waitFor();
    return page.locator('#password-new').isVisible();
  };
  if (await isPasswordFirst()) {
    await choosePassword(page, password);
    await setUpAuthenticator(page);
  } else {
    await setUpAuthenticator(page);
    await choosePassword(page, password);
  }
}

/** The whole way from the desk's address to the desk. */
export async function signIn(page: Page, { urls }: KeycloakDemo, username?: string): Promise<void> {
  await openDesk(page, urls.desk);
  await pressSignIn(page);
  await enterPassword(page, username);
  await waitUntilSignedIn(page);
}

type SignedIn = Extract<Session['state'], { readonly status: 'signed-in' }>;

/** What the page knows of the one who is signed in. */
export function sessionOf(page: Page): Promise<SignedIn['session']> {
  return page.evaluate(() => {
    const { session } = document.querySelector('deskpass-desk') as unknown as { readonly session: Session };
    if (session.state.status !== 'signed-in') throw new Error(`The session is ${session.state.status}`);
    return session.state.session;
  });
}

/** Has the page renew, several times at once. */
export function renewAtOnce(page: Page, times: number): Promise<void> {
  return page.evaluate(async (count) => {
    const { session } = document.querySelector('deskpass-desk') as unknown as { readonly session: Session };
    await Promise.all(Array.from({ length: count }, () => session.renew()));
  }, times);
}

/** Has the page ask more of the one who is signed in, as a page owner's button would. */
export function askMore(page: Page, demands: SignInOptions): Promise<void> {
  return page.evaluate((asked) => {
    const { session } = document.querySelector('deskpass-desk') as unknown as { readonly session: Session };
    // Not awaited: the page may be gone by then.
    void session.signIn(asked);
  }, demands);
}
