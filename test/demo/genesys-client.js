import { createHash } from 'node:crypto';

import { genesysSettings, publicClient } from '../../demo/genesys/settings.js';
import { createBrowser, send } from './browser.js';
import { sendForm } from './finesse-client.js';

/**
 * @typedef {Awaited<ReturnType<typeof import('../../demo/genesys/genesys.js').genesys.start>>} RunningGenesys
 * @typedef {import('../../demo/genesys/settings.js').GenesysSettings} GenesysSettings
 * @typedef {import('./browser.js').Answer} Answer
 * @typedef {ReturnType<typeof createBrowser>} Browser
 */

export const PAGE = 'http://desk.localhost:5199/';

export const VERIFIER = 'a-code-verifier-of-forty-three-characters-0';
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

/** Settings as documented, a client, and what a test wants. @param {Partial<GenesysSettings>} [given] @returns {GenesysSettings} */
export const settingsWith = (given = {}) => ({
  ...genesysSettings(),
  clients: { desk: publicClient([PAGE]) },
  ...given,
});

/**
 * One request to `/auth/v3`, or to another path where the name is one.
 *
 * @param {RunningGenesys} running
 * @param {string} name
 * @param {{ form?: Record<string, string>, data?: Record<string, string>, token?: string, method?: string,
 *   headers?: Record<string, string>, body?: string }} [options]
 */
export async function api(running, name, { form, data, token, method, headers = {}, body } = {}) {
  const sent = body ?? (form === undefined ? undefined : String(new URLSearchParams(form)));
  const text = sent ?? (data === undefined ? '' : JSON.stringify({ data }));
  const answer = await send(new URL(name.startsWith('/') ? name : `/auth/v3/${name}`, running.url), {
    method: method ?? (text === '' ? 'GET' : 'POST'),
    headers: {
      'Content-Type': form === undefined ? 'application/json' : 'application/x-www-form-urlencoded',
      ...(token === undefined ? {} : { Authorization: `bearer ${token}` }),
      ...headers,
    },
    body: text,
  });
  return { ...answer, json: () => JSON.parse(answer.body) };
}

/** @param {RunningGenesys} running @param {string} username @param {string} [password] */
export const byPassword = (running, username, password = 'northwind') =>
  api(running, 'oauth/token', { form: { grant_type: 'password', username, password, client_id: 'desk', scope: '*' } });

/** @param {RunningGenesys} running @param {string} username @param {string} [password] @returns {Promise<string>} */
export const tokenOf = async (running, username, password) =>
  (await byPassword(running, username, password)).json().access_token;

/** @param {RunningGenesys} running @param {Record<string, string>} [query] */
export function authorizeUrl(running, query = {}) {
  const url = new URL('/auth/v3/oauth/authorize', running.url);
  url.search = String(
    new URLSearchParams({ client_id: 'desk', redirect_uri: PAGE, response_type: 'code', state: 's1', ...query }),
  );
  return url;
}

/**
 * Fills in the first page of the sign-in.
 *
 * @param {RunningGenesys} running
 * @param {string} username
 * @param {{ password?: string, tenant?: string, browser?: Browser, query?: Record<string, string> }} [options]
 */
export async function signIn(running, username, options = {}) {
  const { password = 'northwind', tenant = '', browser = createBrowser(), query = {} } = options;
  const page = await browser.follow(await browser.request(authorizeUrl(running, query)));
  const answer = await browser.follow(await sendForm(browser, page, { username, password, tenant }));
  return { browser, answer };
}

/** Sends the form of a page and goes on. @param {Browser} browser @param {Answer} page @param {Record<string, string>} fields */
export const submit = async (browser, page, fields) => browser.follow(await sendForm(browser, page, fields));

/** What came back to the application, or undefined while pages are shown. @param {Answer} answer */
export function callbackOf({ headers }) {
  const { location } = headers;
  return typeof location === 'string' ? Object.fromEntries(new URL(location).searchParams) : undefined;
}

/**
 * Goes through the pages behind an address, up to where it leads back to the application.
 *
 * @param {string} url
 * @param {readonly Record<string, string>[]} pages what to fill in, one page after the other
 * @returns {Promise<string>} the query that came back, or the address of the page that was shown last
 */
export async function fillIn(url, pages) {
  const browser = createBrowser();
  let answer = await browser.follow(await browser.request(url));
  for (const fields of pages) {
    if (answer.headers['location'] !== undefined) break;
    answer = await submit(browser, answer, fields);
  }
  const { location } = answer.headers;
  return typeof location === 'string' ? new URL(location).search.slice(1) : answer.url.href;
}
