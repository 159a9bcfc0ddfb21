import { createBrowser, send } from './browser.js';

/** @typedef {Awaited<ReturnType<typeof import('../../demo/unblu/unblu.js').unblu.start>>} RunningUnblu */

/**
 * A browser at one entry path of the server.
 *
 * @param {RunningUnblu} running
 * @param {{ entry?: string, site?: 'gateway' | 'server' }} [options] `site`: default by the gateway
 */
export function createVisitor(running, { entry = running.settings.internalPath, site = 'gateway' } = {}) {
  const browser = createBrowser();
  const base = `${running.urls[site]}${entry}/rest/${running.settings.api}`;
  const read = (/** @type {import('./browser.js').Answer} */ answer) => ({
    ...answer,
    json: () => JSON.parse(answer.body),
  });

  return {
    base,
    browser,

    /** @param {string} name @param {Record<string, string>} [headers] */
    get: async (name, headers = {}) => read(await browser.request(`${base}/${name}`, { headers })),

    /** @param {string} name @param {unknown} body @param {Record<string, string>} [headers] */
    post: async (name, body, headers = {}) =>
      read(
        await browser.post(`${base}/${name}`, JSON.stringify(body), { 'Content-Type': 'application/json', ...headers }),
      ),

    /** @param {string} username @param {string} [password] */
    login(username, password = 'northwind') {
      return this.post('authenticator/login', { username, password });
    },

    /** @param {Record<string, string>} [headers] @returns {Promise<Record<string, unknown>>} */
    async person(headers = {}) {
      return (await this.get('authenticator/getCurrentPerson', headers)).json();
    },
  };
}

/** The names of the cookies that an answer sets, with their attributes. @param {import('./browser.js').Answer} answer */
export const cookiesOf = (answer) =>
  Object.fromEntries(
    [answer.headers['set-cookie'] ?? []].flat().map((line) => {
      const [pair = '', ...attributes] = line.split('; ');
      return [pair.split('=')[0], attributes.join('; ')];
    }),
  );

/** @param {RunningUnblu} running @param {string} path @param {Record<string, string>} headers */
export const preflight = (running, path, headers) =>
  send(new URL(path, running.url), {
    method: 'OPTIONS',
    headers: { 'Access-Control-Request-Method': 'POST', ...headers },
  });
