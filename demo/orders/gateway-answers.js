/**
 * What an APISIX 3.11 gateway with `openid-connect` and `authz-keycloak` says, byte for byte: the same status
 * lines, header order and bodies, so that a client that copes with this service copes with that gateway.
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} reason
 * @property {Record<string, string>} headers in the order they are sent
 * @property {string} body
 * @property {boolean} [cors] false where the gateway leaves the CORS headers out. Default true
 */

const SERVER = 'APISIX/3.11.0';
const REALM = 'contact-centre';

/**
 * 401 (RFC 6750, section 3). Without a token there is no error code.
 *
 * @param {string} [description] why the token was refused, in the words of the gateway's JWT library
 * @returns {Answer}
 */
export function unauthorized(description) {
  const error = description === undefined ? '' : `, error="invalid_token", error_description="${description}"`;
  const answer = errorPage(401, 'Unauthorized', 'Authorization Required');
  return {
    ...answer,
    headers: { ...answer.headers, 'WWW-Authenticate': `Bearer realm="${REALM}"${error}`, Server: SERVER },
  };
}

/**
 * 403. The gateway names no scope; RFC 6750, section 3.1 has a place for it, and this service uses it.
 *
 * @param {string} [scope] what the token lacks
 * @returns {Answer}
 */
export function forbidden(scope) {
  const answer = plain(403, 'Forbidden', '{"error":"access_denied","error_description":"not_authorized"}');
  if (scope === undefined) return answer;
  const { Server = SERVER, ...headers } = answer.headers;
  const challenge = `Bearer error="insufficient_scope", scope="${scope}"`;
  return { ...answer, headers: { ...headers, 'WWW-Authenticate': challenge, Server } };
}

/**
 * 400: a token that expired less than two minutes ago passes the signature check and is refused one step later.
 *
 * @returns {Answer}
 */
export function expiredGrant() {
  return plain(400, 'Bad Request', '{"error":"invalid_grant","error_description":"Invalid bearer token"}');
}

/**
 * 404 for a method or path that no route takes. No CORS headers: a browser reports a network error.
 *
 * @returns {Answer}
 */
export function noRoute() {
  return { ...plain(404, 'Not Found', '{"error_msg":"404 Route Not Found"}\n'), cors: false };
}

/**
 * 200 to a preflight, before any authentication. A foreign origin gets it too, without the CORS headers.
 *
 * @returns {Answer}
 */
export function preflight() {
  return plain(200, 'OK', '');
}

/**
 * 502: the service behind the gateway does not answer.
 *
 * @returns {Answer}
 */
export function badGateway() {
  const answer = errorPage(502, 'Bad Gateway', 'Bad Gateway');
  return { ...answer, headers: { ...answer.headers, Server: SERVER, 'X-APISIX-Upstream-Status': '502' } };
}

/**
 * 503: the gateway cannot ask for permissions.
 *
 * @returns {Answer}
 */
export function unavailable() {
  const name = 'Service Temporarily Unavailable';
  const answer = errorPage(503, name, name);
  return { ...answer, headers: { ...answer.headers, Server: SERVER } };
}

/**
 * The CORS headers of the gateway, or only `Vary` where the origin does not match.
 *
 * @param {object} options
 * @param {string | undefined} options.origin the request's `Origin`
 * @param {readonly string[]} options.allowedOrigins
 * @returns {Record<string, string>}
 */
export function corsHeaders({ origin, allowedOrigins }) {
  if (origin === undefined || !allowedOrigins.includes(origin)) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Methods': 'GET,POST,PUT',
    'Access-Control-Max-Age': '600',
    'Access-Control-Expose-Headers': 'www-authenticate',
    'Access-Control-Allow-Headers': 'authorization,content-type',
  };
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {Answer} answer
 * @param {Record<string, string>} cors
 */
export function sendAnswer(response, answer, cors) {
  response.sendDate = false;
  const headers = { ...answer.headers, ...(answer.cors === false ? {} : cors) };
  response.writeHead(answer.status, answer.reason, Object.entries(headers).flat());
  response.end(answer.body);
}

/**
 * @param {number} status
 * @param {string} reason
 * @param {string} title
 * @returns {Answer}
 */
function errorPage(status, reason, title) {
  const body = [
    '<html>',
    `<head><title>${status} ${title}</title></head>`,
    '<body>',
    `<center><h1>${status} ${title}</h1></center>`,
    '<hr><center>openresty</center>',
    '<p><em>Powered by <a href="https://apisix.apache.org/">APISIX</a>.</em></p></body>',
    '</html>',
    '',
  ].join('\r\n');
  const headers = {
    ...common('text/html; charset=utf-8'),
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'keep-alive',
  };
  return { status, reason, headers, body };
}

/**
 * @param {number} status
 * @param {string} reason
 * @param {string} body
 * @returns {Answer}
 */
function plain(status, reason, body) {
  const headers = {
    ...common('text/plain; charset=utf-8'),
    'Transfer-Encoding': 'chunked',
    Connection: 'keep-alive',
    Server: SERVER,
  };
  return { status, reason, headers, body };
}

/** @param {string} type */
function common(type) {
  return { Date: new Date().toUTCString(), 'Content-Type': type };
}
