/**
 * The one file a page owner writes: how agents sign in, which gadgets there are, and what each may do.
 *
 * @param {import('../addresses.js').DemoUrls} urls
 */
export function deskFile(urls) {
  return {
    title: 'Northwind Service',
    development: true,
    signIn: [
      {
        id: 'sso',
        backend: 'oidc',
        label: 'Northwind SSO',
        authority: urls.login,
        client_id: 'desk',
        scope: 'openid profile email offline_access orders:read orders:write',
        resource: urls.orders,
        display: 'redirect',
      },
    ],
    gadgets: [
      {
        id: 'orders',
        title: 'Orders',
        // The gadget is a third party's: where its service is, it has to be told.
        src: `${urls.gadgets}/orders/?service=${encodeURIComponent(urls.orders)}`,
        column: 1,
        claims: ['name'],
        grants: [{ origin: urls.orders, path: '/v2/orders', methods: ['GET', 'POST'], authorization: 'session' }],
      },
      {
        id: 'identity',
        title: 'About you',
        src: `${urls.gadgets}/identity/`,
        column: 2,
        claims: ['sub', 'name', 'preferred_username', 'email', 'email_verified', 'groups', 'roles'],
        grants: [],
      },
    ],
  };
}

/**
 * The desk file of one way into a simulated system: that system alone, the gadget that shows who is signed in, and one that
 * asks the system itself, where an agent's sign-in is good for an interface of it.
 *
 * @param {import('../addresses.js').DemoUrls} urls
 * @param {import('../systems/start-systems.js').Way} way
 */
export function wayDeskFile(urls, { method, record }) {
  const { gadgets, ...desk } = deskFile(urls);
  const own = gadgets.filter(({ id }) => id === 'identity');
  return { ...desk, signIn: [method], gadgets: record === null ? own : [...own, recordGadget(urls, record)] };
}

/** @param {import('../addresses.js').DemoUrls} urls @param {import('../systems/systems.js').RecordRequest} record */
function recordGadget(urls, { method, url }) {
  const { origin, pathname } = new URL(url);
  const query = new URLSearchParams({ record: url, method });
  return {
    id: 'record',
    title: 'Your record',
    src: `${urls.gadgets}/record/?${query}`,
    column: 1,
    grants: [{ origin, path: pathname, methods: [method], authorization: 'session' }],
  };
}
