import { fileURLToPath } from 'node:url';

import { DEFAULT_PORT_BASE, demoUrls, loopbackUrl } from '../addresses.js';
import { startGadgets } from '../gadgets/gadget-server.js';
import { startHost } from '../host/host-server.js';
import { startOrders } from '../orders/orders-server.js';
import { createServers } from '../simulators/servers.js';
import { contactCentreRealm, corporateRealm, DESK_CLIENT } from './contact-centre-realm.js';
import { GUEST } from './people.js';

const folder = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Starts the desk, the orders service and the gadgets in front of a realm of their own at a running Keycloak.
 *
 * @param {object} options
 * @param {Omit<import('./keycloak-server.js').Keycloak, 'close'>} options.keycloak
 * @param {number} [options.portBase] the desk's port; the others follow it as in the demo. Default 4100
 * @param {string} [options.realm] its name. Default `contact-centre`
 * @param {import('./admin.js').Representation} [options.realmSettings] what is different in that realm
 */
export async function startKeycloakDemo(options) {
  const { keycloak, portBase = DEFAULT_PORT_BASE, realm = 'contact-centre', realmSettings = {} } = options;
  const urls = { ...demoUrls(portBase), login: keycloak.origin };
  const authority = `${keycloak.url}/realms/${realm}`;
  const bundleFolder = folder('../../dist/bundle');
  const servers = createServers();

  const orders = await servers.add(
    startOrders({
      urls,
      now: () => new Date(),
      issuer: { authority, keys: loopbackUrl(`${authority}/protocol/openid-connect/certs`), algorithm: 'RS256' },
    }),
  );
  await servers.add(
    startGadgets({
      urls,
      folders: [folder('../../dist/gadgets'), folder('../../gadgets')],
      bundleFolder,
      desks: [urls.desk],
    }),
  );
  const host = await servers.add(
    startHost({ urls, bundleFolder, settings: { deskFile: (desk) => onKeycloak(desk, authority) } }),
  );
  const settings = {
    name: realm,
    url: keycloak.url,
    loopback: keycloak.loopback,
    desk: urls.desk,
    orders: urls.orders,
  };
  const corporate = corporateRealm({ ...settings, guests: [GUEST] });
  const own = contactCentreRealm(settings);
  const realms = [corporate, { ...own, realm: { ...own.realm, ...realmSettings } }];
  await servers.add(createRealms(keycloak.admin, realms));
  return { urls, authority, realm, admin: keycloak.admin, orders, host, close: servers.close };
}

/**
 * @param {import('./admin.js').Admin} admin
 * @param {Parameters<import('./admin.js').Admin['importRealm']>[0][]} parts
 */
async function createRealms(admin, parts) {
  for (const part of parts) await admin.importRealm(part);
  return {
    close: async () => {
      for (const { realm } of parts) await admin.removeRealm(String(realm['realm']));
    },
  };
}

/**
 * The demo's desk file with Keycloak in the place of its own provider.
 *
 * @param {object} desk
 * @param {string} authority
 */
function onKeycloak(desk, authority) {
  const signIn = [
    {
      id: 'sso',
      backend: 'oidc',
      label: 'Northwind SSO',
      authority,
      client_id: DESK_CLIENT,
      scope: 'openid profile email orders:read orders:write',
    },
  ];
  return { ...desk, signIn };
}
