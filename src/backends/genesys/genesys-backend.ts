import type { BackendFactory } from '../../auth/backend.js';
import { createCloud } from './cloud.js';
import { createEngage } from './engage.js';
import { parseGenesysSettings } from './settings.js';
import { createTransport } from './transport.js';

/**
 * Signs agents in at Genesys: at Engage (Multicloud CX) by its authentication API, where the service says for each person
 * whether a password is taken here or on its own page, and at Genesys Cloud by a code with PKCE.
 *
 * A second factor is asked for on pages of Genesys: neither product has an endpoint for one.
 *
 * @throws DeskpassError `desk-file-invalid` where the method's settings are wrong, naming the setting.
 *
 * @example
 * ```ts
 * import { createGenesysBackend } from 'deskpass/backends/genesys';
 * // A vault of your own names its backends in a table; each is loaded when a desk file asks for it.
 * const table = { genesys: () => Promise.resolve(createGenesysBackend) };
 * console.log(Object.keys(table));
 * ```
 */
export const createGenesysBackend: BackendFactory = (context) => {
  const settings = parseGenesysSettings(context.method, context.development);
  const transport = createTransport(context.fetch);
  return settings.product === 'engage'
    ? createEngage(settings, transport, context)
    : createCloud(settings, transport, context);
};
