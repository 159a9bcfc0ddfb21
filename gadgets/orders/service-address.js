const DEFAULT = 'http://orders.localhost:4102';

/**
 * Origin of the order service: the `service` parameter of the gadget's own URL, which whoever sets up the desk writes
 * into the desk file. Wherever it leads, the desk sends a request there only if its grants say so.
 *
 * @param {Pick<Location, 'search'>} location
 * @returns {string}
 */
export function serviceAddress({ search }) {
  const named = new URLSearchParams(search).get('service') ?? '';
  return URL.canParse(named) ? new URL(named).origin : DEFAULT;
}
