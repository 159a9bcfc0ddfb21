import { publicClient } from '../genesys/settings.js';
import { GATEWAY_PAGE } from '../unblu/gateway-page.js';

/** @typedef {import('../simulators/simulator.js').Simulator<any, any, any, any>} AnySimulator */
/** @typedef {Awaited<ReturnType<AnySimulator['start']>>} AnyRunning */
/** @typedef {import('../simulators/simulator.js').Path<any>} AnyPath */

/**
 * How a simulated system is tried by hand.
 *
 * @typedef {object} DemoSystem
 * @property {string} title
 * @property {() => Promise<AnySimulator>} load
 * @property {(desk: Desk) => object} settings lets pages of the desk call the system
 * @property {(running: AnyRunning, path: AnyPath, desk: string, behind: AnyRunning | null) => Record<string, unknown>} method
 *   what a page owner writes into `signIn` for this path, without `id` and `label`; from the origin of the desk and the
 *   system that stands behind this one
 * @property {(running: AnyRunning, path: AnyPath, method: Record<string, unknown>) => RecordRequest | null} record a request
 *   that the system answers for a signed-in agent, and nobody else; null where nothing of that kind is simulated
 * @property {(running: AnyRunning, path: AnyPath) => Link | null} [aside] a page that belongs to trying this path
 */

/**
 * @typedef {object} RecordRequest
 * @property {'GET' | 'POST'} method
 * @property {string} url
 */

/**
 * @typedef {object} Link
 * @property {string} href
 * @property {string} text
 */

/**
 * The desk that signs in.
 *
 * @typedef {object} Desk
 * @property {string} origin
 * @property {readonly string[]} pages the addresses of its pages
 */

/** What the desk file says of Engage beside the address, by path. @type {Readonly<Record<string, object>>} */
const ENGAGE = {
  'genesys-company': { tenants: { Northwind: 'Northwind', Southwind: 'Southwind' } },
  'genesys-form': { signIn: 'form', userinfo: 'jwt-userinfo' },
  'genesys-page': { signIn: 'redirect' },
};

/** @param {string} url @returns {RecordRequest} */
const read = (url) => ({ method: 'GET', url });

/** The simulated systems of the demo, in the order of the start page. @type {Readonly<Record<string, DemoSystem>>} */
export const SYSTEMS = {
  expertflow: {
    title: 'Expertflow CX',
    load: async () => (await import('../expertflow/expertflow.js')).expertflow,
    settings: ({ origin }) => ({ allowedOrigins: [origin] }),
    method: ({ url }, { id, tenant, mode }, desk, finesse) => ({
      backend: 'expertflow',
      url,
      tenant,
      ...(id === 'expertflow-admin' ? { service: 'unified-admin' } : {}),
      ...(finesse && { finesseUrl: finesse.url }),
      ...(mode === 'Finesse' ? { askExtension: true } : {}),
      ...(mode === 'Finesse with SSO' ? { finesseSingleSignOn: true, finesseTokenServiceUrl: desk } : {}),
    }),
    // As published, its gateway asks nobody for anything.
    record: ({ url, settings: { gateway } }) => (gateway.auth ? read(`${url}/ccm/customers`) : null),
  },
  finesse: {
    title: 'Cisco Finesse',
    load: async () => (await import('../finesse/finesse.js')).finesse,
    // The desk's server leads /desktop/sso to Finesse.
    settings: ({ origin }) => ({ cors: 'listed', allowedOrigins: [origin], publicOrigins: [origin] }),
    method: (running, _path, desk) => ({
      backend: 'finesse',
      url: running.url,
      alternateUrl: /** @type {any} */ (running).urls.secondary,
      tokenServiceUrl: desk,
      boshUrl: `${running.url}/http-bind/`,
    }),
    record: (running, { id, username }) => {
      const { primary, secondary } = /** @type {any} */ (running).urls;
      return read(`${id === 'finesse-failover' ? secondary : primary}/finesse/api/User/${username}`);
    },
  },
  genesys: {
    title: 'Genesys',
    load: async () => (await import('../genesys/genesys.js')).genesys,
    settings: ({ origin, pages }) => ({ allowedOrigins: [origin], clients: { desk: publicClient([...pages]) } }),
    method(running, { id, mode }) {
      const { engage, login, api } = /** @type {{ urls: Record<string, string> }} */ (/** @type {unknown} */ (running))
        .urls;
      if (mode === 'engage') return { backend: 'genesys', client_id: 'desk', url: engage, ...ENGAGE[id] };
      return {
        backend: 'genesys',
        product: 'cloud',
        client_id: 'desk',
        region: 'genesyscloud.localhost',
        loginUrl: login,
        apiUrl: api,
        // Both name the identity provider, so that nobody is asked at Genesys itself.
        ...(id === 'genesys-cloud-sso' ? { org: 'northwind', provider: 'adfs' } : {}),
      };
    },
    // Of Engage, a gadget may not go to `/auth`, where its userinfo is.
    record: (_running, _path, { apiUrl, url }) =>
      apiUrl === undefined
        ? { method: 'POST', url: `${String(url)}/workspace/v3/initialize-workspace` }
        : read(`${String(apiUrl)}/api/v2/users/me`),
  },
  unblu: {
    title: 'Unblu',
    load: async () => (await import('../unblu/unblu.js')).unblu,
    // Its sign-in is a cookie: it has to be of one site with the desk, as in life.
    settings: ({ origin }) => ({
      allowedOrigins: [origin],
      host: `unblu.${new URL(origin).hostname}`,
      cookieSecureFlag: false,
    }),
    method({ url, settings: { api, internalPath, publicPath, apiKey, allowedTransitions } }, { id, mode }) {
      const isVisitor = mode === 'secure-token' || mode === 'anonymous' || id === 'unblu-visitor';
      return {
        backend: 'unblu',
        url,
        api,
        entryPath: isVisitor ? publicPath : internalPath,
        signIn: mode === 'local' ? 'password' : mode,
        ...(mode === 'secure-token' ? { apiKey, tokenUrl: `${url}/site/token` } : {}),
        // So that nobody who has changed the agent waits two minutes for what happens.
        ...(mode === 'propagated' ? { allowedTransitions, checkInterval: 10 } : {}),
      };
    },
    record: ({ url, settings: { api } }, _path, { entryPath }) =>
      read(`${url}${String(entryPath)}/rest/${api}/accounts/getCurrentAccount`),
    aside: ({ url }, { mode }) => (mode === 'propagated' ? { href: `${url}${GATEWAY_PAGE}`, text: 'Gateway' } : null),
  },
};
