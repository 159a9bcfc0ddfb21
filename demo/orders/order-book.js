/**
 * @typedef {'received' | 'packing' | 'on-its-way' | 'delivered' | 'returned' | 'cancelled'} OrderState
 * @typedef {{ sku: string, name: string, quantity: number, price: number }} Item price of one, in the order's currency
 * @typedef {{ id: string, at: string, by: string, text: string }} Note `at` is an ISO 8601 date and time
 *
 * @typedef {object} Order
 * @property {string} id
 * @property {string} customer id of the customer
 * @property {string} placed ISO 8601 date and time
 * @property {OrderState} state
 * @property {'EUR'} currency
 * @property {number} total
 * @property {Item[]} items
 * @property {Note[]} notes oldest first
 */

/** The states an order may go to next. */
const NEXT = /** @type {Record<OrderState, OrderState[]>} */ ({
  received: ['packing', 'cancelled'],
  packing: ['on-its-way', 'cancelled'],
  'on-its-way': ['delivered', 'returned'],
  delivered: ['returned'],
  returned: [],
  cancelled: [],
});

const CUSTOMERS = /** @type {const} */ ([
  { id: 'C-1042', name: 'Ada Brook' },
  { id: 'C-2077', name: 'Tomás Vega' },
  { id: 'C-3310', name: 'Noor Haddad' },
]);

/** Customer, number, days ago, state, and items as `quantity × price name (sku)` in plain columns. */
const SEED = /** @type {[string, string, number, OrderState, [number, number, string, string][]][]} */ ([
  [
    'C-1042',
    'NW-20841',
    9,
    'delivered',
    [
      [1, 129, 'Desk lamp, brass', 'LMP-BR'],
      [2, 9.5, 'LED bulb, warm', 'BLB-27'],
    ],
  ],
  ['C-1042', 'NW-20907', 4, 'on-its-way', [[1, 62.5, 'Wool throw, slate', 'THR-SL']]],
  [
    'C-1042',
    'NW-20933',
    1,
    'packing',
    [
      [1, 289, 'Reading chair, oak', 'CHR-OK'],
      [1, 21.9, 'Felt pads', 'PAD-08'],
    ],
  ],
  ['C-2077', 'NW-20790', 21, 'returned', [[1, 449, 'Writing table, walnut', 'TBL-WN']]],
  ['C-2077', 'NW-20911', 3, 'on-its-way', [[4, 34.95, 'Dining plate set', 'PLT-04']]],
  [
    'C-3310',
    'NW-20862',
    7,
    'delivered',
    [
      [2, 18, 'Tea towel, linen', 'TWL-LN'],
      [1, 54, 'Teapot, stoneware', 'POT-ST'],
    ],
  ],
  ['C-3310', 'NW-20939', 0, 'received', [[1, 799, 'Bookcase, ash', 'BKC-AS']]],
]);

/** A change that the order's present state does not allow. */
export class StateConflict extends Error {}

/**
 * The shop's orders, in memory, dated back from now.
 *
 * @param {() => Date} now
 */
export function createOrderBook(now) {
  const start = now().getTime();
  let noteNumber = 0;
  /** @type {Map<string, Order>} */
  const orders = new Map();
  for (const [customer, id, daysAgo, state, rows] of SEED) {
    const items = rows.map(([quantity, price, name, sku]) => ({ sku, name, quantity, price }));
    const cents = items.reduce((sum, item) => sum + item.quantity * Math.round(item.price * 100), 0);
    const placed = new Date(start - daysAgo * 86_400_000 - 3 * 3_600_000).toISOString();
    orders.set(id, { id, customer, placed, state, currency: 'EUR', total: cents / 100, items, notes: [] });
  }

  return {
    customers: CUSTOMERS,

    /** @param {string} id */
    customer: (id) => CUSTOMERS.find((customer) => customer.id === id),

    /** Newest first. @param {string} customer */
    of: (customer) =>
      [...orders.values()]
        .filter((order) => order.customer === customer)
        .sort((one, other) => other.placed.localeCompare(one.placed)),

    /** @param {string} id */
    get: (id) => orders.get(id),

    /**
     * @param {Order} order
     * @param {{ by: string, text: string }} note
     * @returns {Note}
     */
    addNote(order, { by, text }) {
      noteNumber += 1;
      const note = { id: `N-${noteNumber}`, at: now().toISOString(), by, text };
      order.notes.push(note);
      return note;
    },

    /**
     * @param {Order} order
     * @param {string} state
     * @throws {StateConflict}
     */
    move(order, state) {
      const next = NEXT[order.state].find((name) => name === state);
      if (next === undefined) {
        const allowed = NEXT[order.state].join(', ') || 'nothing';
        throw new StateConflict(`An order that is ${order.state} may become ${allowed}.`);
      }
      order.state = next;
    },
  };
}
