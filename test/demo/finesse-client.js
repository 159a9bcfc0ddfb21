import { child, parseXml } from '../../demo/simulators/parse-xml.js';
import { createBrowser, send } from './browser.js';

/**
 * @typedef {Awaited<ReturnType<typeof import('../../demo/finesse/finesse.js').finesse.start>>} RunningFinesse
 * @typedef {import('../../demo/simulators/parse-xml.js').Element} Element
 * @typedef {import('./browser.js').Answer} Answer
 */

/** @param {string} name @param {string} password */
export const basic = (name, password) => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;

/**
 * One request to a node's REST API.
 *
 * @param {RunningFinesse} running
 * @param {string} path below `/finesse/api/`
 * @param {{ as?: string, authorization?: string, method?: string, body?: string, headers?: Record<string, string>,
 *   node?: 'primary' | 'secondary' }} [options] `as`: an agent who signs in with a password
 */
export async function api(running, path, options = {}) {
  const { as, method = 'GET', body = '', headers = {}, node = 'primary' } = options;
  const authorization = options.authorization ?? (as === undefined ? undefined : basic(as, 'northwind'));
  const answer = await send(new URL(`/finesse/api/${path}`, running.urls[node]), {
    method,
    body,
    headers: {
      ...(authorization === undefined ? {} : { Authorization: authorization }),
      ...(method === 'GET' ? {} : { 'Content-Type': 'application/xml' }),
      ...headers,
    },
  });
  return { ...answer, xml: () => parseXml(answer.body) };
}

/** Status, content type and the error of an answer. @param {Awaited<ReturnType<typeof api>>} answer */
export function problem(answer) {
  const error = child(answer.xml(), 'ApiError');
  const text = (/** @type {string} */ name) => child(error, name)?.text;
  const [type, message, data] = [text('ErrorType'), text('ErrorMessage'), text('ErrorData')];
  return { status: answer.status, contentType: answer.headers['content-type'], type, message, data };
}

/** Element names as a tree. @param {Element} element @returns {string} */
export function shape({ name, children }) {
  return children.length === 0 ? name : `${name}(${children.map(shape).join(' ')})`;
}

/** @param {Record<string, string>} fields */
export const user = (fields) =>
  `<User>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</User>`;

/**
 * Goes on, as a browser would, through redirects and through forms that send themselves.
 *
 * @param {ReturnType<typeof createBrowser>} browser
 * @param {Answer} answer
 * @param {string[]} [hops] filled with what was passed on the way
 * @returns {Promise<Answer>}
 */
export async function goOn(browser, answer, hops = []) {
  hops.push(`${answer.status} ${answer.url.hostname}${answer.url.pathname}`);
  if (hops.length > 20) throw new Error(`No end: ${hops.join(', ')}`);
  const { location } = answer.headers;
  if (typeof location === 'string') return goOn(browser, await browser.request(new URL(location, answer.url)), hops);
  if (!answer.body.includes('/look/submit.js')) return answer;
  return goOn(browser, await sendForm(browser, answer), hops);
}

/** @param {ReturnType<typeof createBrowser>} browser @param {Answer} page @param {Record<string, string>} [fields] */
export function sendForm(browser, page, fields = {}) {
  const [, action = ''] = /<form method="post" action="([^"]+)"/.exec(page.body) ?? [];
  const hidden = [...page.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const own = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, plain(value)]));
  return browser.request(new URL(plain(action), page.url), { form: { ...own, ...fields } });
}

/** @param {string} text */
const plain = (text) => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

/**
 * Single sign-on with a browser of its own, up to what the token service answers.
 *
 * @param {RunningFinesse} running
 * @param {string} name
 * @param {{ query?: Record<string, string>, browser?: ReturnType<typeof createBrowser>, node?: 'primary' | 'secondary',
 *   password?: string, signInAs?: string, headers?: Record<string, string> }} [options]
 */
export async function signOn(running, name, options = {}) {
  const { query = {}, browser = createBrowser(), node = 'primary', password = 'northwind', signInAs = name } = options;
  const url = new URL('/desktop/sso/token', running.urls[node]);
  url.search = String(new URLSearchParams({ cc_username: name, return_refresh_token: 'true', ...query }));
  /** @type {string[]} */
  const hops = [];
  const first = await goOn(browser, await browser.request(url, { headers: options.headers ?? {} }), hops);
  if (!first.body.includes('id="options"')) return { answer: first, hops, browser };
  const sent = await sendForm(browser, first, { UserName: signInAs, Password: password });
  return { answer: await goOn(browser, sent, hops), hops, browser };
}

/** @param {RunningFinesse} running @param {string} name */
export async function tokensOf(running, name) {
  const { answer } = await signOn(running, name);
  return /** @type {{ token: string, refresh_token: string, expires_in: number, user_id: string }} */ (
    JSON.parse(answer.body)
  );
}
