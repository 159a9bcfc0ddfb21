/** What an agent does on the demo's pages, in the words that are on them. */

/** @typedef {import('@playwright/test').Page} Page */

const SIGN_IN = /^(Sign in|Continue with .*|Try again)$/;

/** @param {Page} page @param {string} desk the desk's origin */
export async function openDesk(page, desk) {
  await page.goto(`${desk}/`, { waitUntil: 'commit' });
}

/** Presses the desk's button that leads to the provider. @param {Page} page */
export async function pressSignIn(page) {
  await page.locator('deskpass-login').getByRole('button', { name: SIGN_IN }).first().click();
}

/**
 * Fills in the provider's page.
 *
 * @param {Page} page
 * @param {string} [username]
 */
export async function enterPassword(page, username = 'sjefferson') {
  await page.getByLabel('User name').fill(username);
  await page.getByLabel('Password').fill('northwind');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Resolves when the desk says who is signed in. @param {Page} page */
export async function waitUntilSignedIn(page) {
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

/**
 * The whole way from the form to the desk.
 *
 * @param {Page} page
 * @param {string} [username]
 */
export async function signIn(page, username) {
  await pressSignIn(page);
  await enterPassword(page, username);
  await waitUntilSignedIn(page);
}
