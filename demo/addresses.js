/** Lowest of the five ports the demo takes when nobody asks for another. */
export const DEFAULT_PORT_BASE = 4100;

/**
 * Origins of the demo's servers. `*.localhost` names lead to the loopback interface in every browser and are
 * cross-site to each other, so the demo has the same boundaries as a site in production.
 *
 * @typedef {object} DemoUrls
 * @property {string} desk the host page
 * @property {string} login the OpenID provider, its issuer identifier
 * @property {string} orders the orders service, also its resource indicator (RFC 8707)
 * @property {string} gadgets where gadgets are served
 * @property {string} cdn the same bundle from another origin
 */

const SERVERS = ['desk', 'login', 'orders', 'gadgets', 'cdn'];

/**
 * @param {number} portBase the desk's port; the others follow it
 * @returns {DemoUrls}
 */
export function demoUrls(portBase) {
  const entries = SERVERS.map((name, index) => [name, `http://${name}.localhost:${portBase + index}`]);
  return /** @type {DemoUrls} */ (Object.fromEntries(entries));
}

/**
 * The address a server of the demo uses to reach another one: Node does not resolve `*.localhost`.
 *
 * @param {string} url on one of the demo's origins
 */
export function loopbackUrl(url) {
  const { port, pathname, search } = new URL(url);
  return `http://127.0.0.1:${port}${pathname}${search}`;
}
