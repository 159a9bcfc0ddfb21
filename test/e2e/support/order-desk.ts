import { createOrderBook } from '../../../demo/orders/order-book.js';

/** A script in the place of `gadget.js`: a desk with a customer on the line, whose orders come whatever is asked. */
export function orderDesk(): string {
  const customer = { id: 'C-1042', name: 'Ada Brook' };
  const orders = createOrderBook(() => new Date()).of(customer.id);
  return `var deskpass = {
    connect: async () => Object.assign(new EventTarget(), {
      locale: 'en',
      context: ${JSON.stringify({ customer })},
      fetch: async () => Response.json(${JSON.stringify({ orders })}),
    }),
  };`;
}
