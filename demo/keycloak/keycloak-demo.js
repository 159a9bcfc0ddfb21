import { fileURLToPath } from 'node:url';

import { DEFAULT_PORT_BASE, demoUrls, loopbackUrl } from '../addresses.js';
import { startGadgets } from '../gadgets/gadget-server.js';
import { startHost } from '../host/host-server.js';
import { startOrders } from '../orders/orders-server.js';
import { createServers } from '../simulators/servers.js';
import { contactCentreRealm, DESK_CLIENT } from './contact-centre-realm.js';
import { corporateRealm } from './corporate.js';
import { directoryFederation } from './directory-federation.js';
import { BOTH, GUEST } from './people.js';

const folder = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Starts the desk, the orders service and the gadgets in front of a realm of their own at a running Keycloak.
 *
 * @param {object} options
 * @param {Omit<import('./keycloak-server.js').Keycloak, 'close'>} options.keycloak
 * @param {number} [options.portBase] the desk's port; the others follow it as in the demo. Default 4100
 * @param {string} [options.realm] its name. Default `contact-centre`
 * @param {import('./admin.js').Representation} [options.realmSettings] what is different in that realm
 * @param {import('./directory-server.js').Directory | null} [options.directory] that the realm finds people in
 */
export async function startKeycloakDemo(options) {
  const { keycloak, portBase = DEFAULT_PORT_BASE, realm = 'contact-centre', realmSettings = {}, directory } = options;
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
  const { admin } = keycloak;
  const corporate = corporateRealm({ ...settings, people: [GUEST, BOTH] });
  await servers.add(createRealm(admin, corporate));
  const certificate = await admin.certificate(corporate.realm.realm);
  const own = contactCentreRealm({ ...settings, certificate });
  await servers.add(createRealm(admin, { ...own, realm: { ...own.realm, ...realmSettings } }));
  if (directory) await admin.addDirectory(realm, directoryFederation(directory));
  return { urls, authority, realm, admin, orders, host, close: servers.close };
}

/**
 * @param {import('./admin.js').Admin} admin
 * @param {Parameters<import('./admin.js').Admin['importRealm']>[0]} parts
 */
async function createRealm(admin, parts) {
  await admin.importRealm(parts);
  return { close: () => admin.removeRealm(String(parts.realm['realm'])) };
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
