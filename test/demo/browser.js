import { request as httpRequest } from 'node:http';

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} reason
 * @property {Record<string, string | string[] | undefined>} headers
 * @property {[string, string][]} fields header fields as they came, in their order
 * @property {string} body
 * @property {URL} url of the request
 */

/**
 * As much of a browser as signing in needs: it reaches `*.localhost` over the loopback interface, keeps cookies by
 * host and path, and submits forms. It follows no redirect by itself.
 */
export function createBrowser() {
  /** @type {Map<string, { host: string, path: string, name: string, value: string }>} */
  const cookies = new Map();

  /** @param {URL} url */
  const cookieHeader = (url) =>
    [...cookies.values()]
      .filter(({ host, path }) => host === url.hostname && isUnder(url.pathname, path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');

  /** @param {URL} url @param {string} line */
  const keep = (url, line) => {
    const [pair = '', ...attributes] = line.split(/;\s*/);
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const path = attributes.find((each) => /^path=/i.test(each))?.slice(5) ?? '/';
    const key = `${url.hostname} ${path} ${name}`;
    if (value === '') cookies.delete(key);
    else cookies.set(key, { host: url.hostname, path, name, value });
  };

  return {
    /**
     * @param {string | URL} target
     * @param {{ method?: string, headers?: Record<string, string>, form?: Record<string, string> }} [options]
     * @returns {Promise<Answer>}
     */
    async request(target, { method, headers = {}, form } = {}) {
      const url = new URL(target);
      const cookie = cookieHeader(url);
      const answer = await send(url, {
        method: method ?? (form === undefined ? 'GET' : 'POST'),
        headers: {
          Accept: 'text/html',
          ...(cookie === '' ? {} : { Cookie: cookie }),
          ...(form === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
        body: form === undefined ? '' : new URLSearchParams(form).toString(),
      });
      for (const line of [answer.headers['set-cookie'] ?? []].flat()) keep(url, line);
      return answer;
    },

    /**
     * @param {string | URL} target
     * @param {string} body
     * @param {Record<string, string>} headers
     * @returns {Promise<Answer>}
     */
    async post(target, body, headers) {
      const url = new URL(target);
      const cookie = cookieHeader(url);
      const answer = await send(url, {
        method: 'POST',
        headers: { ...(cookie === '' ? {} : { Cookie: cookie }), ...headers },
        body,
      });
      for (const line of [answer.headers['set-cookie'] ?? []].flat()) keep(url, line);
      return answer;
    },

    /**
     * Follows redirects as long as they stay on the origin they came from.
     *
     * @param {Answer} answer
     * @returns {Promise<Answer>} a page, or the redirect that leads away
     */
    async follow(answer) {
      const { location } = answer.headers;
      if (typeof location !== 'string') return answer;
      const next = new URL(location, answer.url);
      return next.origin === answer.url.origin ? this.follow(await this.request(next)) : answer;
    },
  };
}

/** @param {string} pathname @param {string} path of the cookie (RFC 6265, section 5.1.4) */
function isUnder(pathname, path) {
  return pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
}

/**
 * One request as it stands: the path is sent unchanged where `rawPath` gives it.
 *
 * @param {URL} url
 * @param {{ method?: string, headers?: Record<string, string>, body?: string, rawPath?: string }} [options]
 * @returns {Promise<Answer>}
 */
export function send(url, { method = 'GET', headers = {}, body = '', rawPath } = {}) {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: '127.0.0.1',
        port: url.port,
        path: rawPath ?? url.pathname + url.search,
        method,
        headers: { Host: url.host, ...headers },
        agent: false,
      },
      async (response) => {
        const chunks = [];
        for await (const chunk of response) chunks.push(chunk);
        const { statusCode = 0, statusMessage = '', rawHeaders } = response;
        /** @type {[string, string][]} */
        const fields = [];
        for (let i = 0; i < rawHeaders.length; i += 2) fields.push([rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '']);
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: statusCode, reason: statusMessage, headers: response.headers, fields, body: text, url });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
