import { createHash, randomBytes } from 'node:crypto';

import { createBrowser } from './browser.js';

/** @typedef {Awaited<ReturnType<typeof import('../../demo/demo.js').startDemo>>} Demo */
/** @typedef {ReturnType<typeof createBrowser>} Browser */

const SCOPE = 'openid profile email offline_access orders:read orders:write';

/**
 * The client's side of code + PKCE, as a desk speaks it (RFC 7636).
 *
 * @param {Demo} demo
 * @param {Browser} [browser]
 */
export function createClient(demo, browser = createBrowser()) {
  const { urls } = demo;
  const redirectUri = `${urls.desk}/`;
  const verifier = randomBytes(32).toString('base64url');

  return {
    browser,

    /** @param {Record<string, string>} [more] parameters of the authorization request */
    async authorize(more = {}) {
      const url = new URL('/auth', urls.login);
      const challenge = createHash('sha256').update(verifier).digest('base64url');
      url.search = String(
        new URLSearchParams({
          client_id: 'desk',
          response_type: 'code',
          redirect_uri: redirectUri,
          scope: SCOPE,
          resource: urls.orders,
          state: 'a-state',
          nonce: 'a-nonce',
          code_challenge: challenge,
          code_challenge_method: 'S256',
          ...more,
        }),
      );
      return browser.follow(await browser.request(url));
    },

    /**
     * @param {import('./browser.js').Answer} page with a form
     * @param {Record<string, string>} fields
     */
    async submit(page, fields) {
      const [, action = ''] = /<form method="post" action="([^"]+)"/.exec(page.body) ?? [];
      const hidden = [...page.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]+)"/g)];
      const form = { ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])), ...fields };
      return browser.follow(await browser.request(new URL(action, page.url), { form }));
    },

    /**
     * @param {string} username
     * @param {string} [password]
     */
    async signIn(username, password = 'northwind') {
      return this.submit(await this.authorize(), { username, password, answer: 'sign-in' });
    },

    /** @param {string} code */
    exchange: (code) =>
      token(demo, { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier }),

    /** @param {string} refreshToken */
    refresh: (refreshToken) => token(demo, { grant_type: 'refresh_token', refresh_token: refreshToken }),

    /** Signs in and exchanges the code. @param {string} username */
    async tokens(username) {
      const { code } = returned(await this.signIn(username));
      return (await this.exchange(code ?? '')).tokens;
    },
  };
}

/**
 * The parameters an authorization response carries back to the desk.
 *
 * @param {import('./browser.js').Answer} answer
 * @returns {Record<string, string>}
 */
export function returned(answer) {
  const { location } = answer.headers;
  return typeof location === 'string' ? Object.fromEntries(new URL(location, answer.url).searchParams) : {};
}

/**
 * @param {Demo} demo
 * @param {Record<string, string>} parameters
 */
async function token({ urls }, parameters) {
  const form = { client_id: 'desk', ...parameters };
  const headers = { Accept: 'application/json', Origin: urls.desk };
  const { status, headers: fields, body } = await createBrowser().request(`${urls.login}/token`, { form, headers });
  /** @type {{ access_token: string, refresh_token: string, id_token: string, scope: string, expires_in: number, token_type: string, error?: string }} */
  const tokens = JSON.parse(body);
  return { status, headers: fields, tokens };
}
