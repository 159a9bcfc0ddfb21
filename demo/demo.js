import { fileURLToPath } from 'node:url';

import { DEFAULT_PORT_BASE, demoUrls } from './addresses.js';
import { startCdn } from './cdn/cdn-server.js';
import { startGadgets } from './gadgets/gadget-server.js';
import { startHost } from './host/host-server.js';
import { startOrders } from './orders/orders-server.js';
import { startProvider } from './provider/provider-server.js';
import { startSystems } from './systems/start-systems.js';

const folder = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Starts the five servers of the demo on the loopback interface: the desk, the OpenID provider, the orders service,
 * the gadgets, and the bundle on another origin. What it returns lets a test look at them and upset them, in
 * process; nothing of that can be reached over the network.
 *
 * @param {object} [options]
 * @param {number} [options.portBase] the desk's port; the others follow it. Default 4100
 * @param {readonly string[]} [options.redirectUris] more addresses the client may return to; their origins may also
 *   call the provider and the service, and frame gadgets
 * @param {boolean} [options.systems] starts the simulated systems and the inbox too, on the ports after those five.
 *   Default false
 * @param {string} [options.bundleFolder] default `dist/bundle`
 * @param {string[]} [options.gadgetFolders] default `dist/gadgets`, then `gadgets`
 * @param {Partial<import('./provider/provider-server.js').ProviderSettings>} [options.provider]
 * @param {Partial<import('./orders/orders-server.js').OrdersSettings>} [options.orders]
 * @param {Partial<import('./host/host-server.js').HostSettings>} [options.host]
 * @param {Partial<import('./gadgets/gadget-server.js').GadgetSettings>} [options.gadgets]
 */
export async function startDemo(options = {}) {
  const {
    portBase = DEFAULT_PORT_BASE,
    bundleFolder = folder('../dist/bundle'),
    gadgetFolders = [folder('../dist/gadgets'), folder('../gadgets')],
  } = options;
  const urls = demoUrls(portBase);
  const redirectUris = [`${urls.desk}/`, ...(options.redirectUris ?? [])];
  const desks = [...new Set(redirectUris.map((uri) => new URL(uri).origin))];

  /** @type {{ close(): Promise<void> }[]} */
  const running = [];
  const close = async () => {
    await Promise.all(running.splice(0).map((server) => server.close()));
  };
  /**
   * @template {{ close(): Promise<void> }} Server
   * @param {Promise<Server>} starting
   */
  const started = async (starting) => {
    const server = await starting;
    running.push(server);
    return server;
  };

  try {
    const provider = await started(startProvider({ urls, redirectUris, settings: options.provider }));
    const { now } = provider.clock;
    const orders = await started(startOrders({ urls, now, settings: { allowedOrigins: desks, ...options.orders } }));
    const gadgets = await started(
      startGadgets({ urls, folders: gadgetFolders, bundleFolder, desks, settings: options.gadgets }),
    );
    const cdn = await started(startCdn({ urls, bundleFolder }));
    const systems = options.systems ? await started(startSystems({ port: portBase + 5, desk: urls.desk })) : null;
    const host = await started(startHost({ urls, bundleFolder, settings: { systems, ...options.host } }));
    return { urls, provider, orders, gadgets, cdn, host, systems, close };
  } catch (error) {
    await close();
    throw error;
  }
}
