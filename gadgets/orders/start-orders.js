import { OrdersView } from './orders-view.js';
import { Trouble } from './trouble.js';

/** @typedef {{ id: string, name: string }} Customer */

/**
 * The customer on the line, as the page tells all its gadgets: `{ customer: { id, name } }`.
 *
 * @param {import('deskpass/gadget').Desk['context']} context
 * @returns {Customer | null}
 */
function customerOf({ customer }) {
  const { id, name } = /** @type {Partial<Record<string, unknown>>} */ (customer ?? {});
  if (typeof id !== 'string' || id === '') return null;
  return { id, name: typeof name === 'string' && name !== '' ? name : id };
}

/**
 * Keeps the view at the customer who is on the line. A request for somebody who has hung up is withdrawn, and nothing
 * of them stays on screen.
 *
 * @param {object} options
 * @param {import('deskpass/gadget').Desk} options.desk
 * @param {import('./order-service.js').OrderService} options.service
 * @param {HTMLElement} options.place
 */
export function startOrders({ desk, service, place }) {
  const view = new OrdersView(place, {
    locale: desk.locale,
    addNote: (order, text) => service.addNote(order, text),
    retry: () => load(),
  });
  /** @type {Customer | null} */
  let customer = null;
  let request = new AbortController();

  async function load() {
    request.abort();
    request = new AbortController();
    if (customer === null) return view.showNobody();
    const { signal } = request;
    view.showLoading(customer);
    try {
      const orders = await service.ordersOf(customer.id, signal);
      if (!signal.aborted) view.showOrders(orders);
    } catch (thrown) {
      if (signal.aborted) return;
      if (!(thrown instanceof Trouble)) throw thrown;
      view.showTrouble(thrown);
    }
  }

  const follow = () => {
    const next = customerOf(desk.context);
    if (next?.id === customer?.id && next?.name === customer?.name) return;
    customer = next;
    void load();
  };

  desk.addEventListener('context', follow);
  desk.addEventListener('surroundings', ({ locale }) => view.speak(locale));
  customer = customerOf(desk.context);
  void load();
}
