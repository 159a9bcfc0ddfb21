/**
 * What the order service answers with.
 *
 * @typedef {object} Item
 * @property {string} sku
 * @property {string} name
 * @property {number} quantity
 * @property {number} price of one
 *
 * @typedef {object} Note
 * @property {string} id
 * @property {string} at ISO 8601 date and time
 * @property {string} by
 * @property {string} text
 *
 * @typedef {object} Order
 * @property {string} id
 * @property {string} placed ISO 8601 date and time
 * @property {string} state
 * @property {string} currency ISO 4217 code
 * @property {number} total
 * @property {readonly Item[]} items
 * @property {Note[]} notes oldest first
 */

/** @param {unknown} value */
const text = (value) => {
  if (typeof value === 'string') return value;
  throw new TypeError('Not a text');
};

/** @param {unknown} value */
const number = (value) => {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new TypeError('Not a number');
};

/** @param {unknown} value */
const time = (value) => {
  if (!Number.isNaN(Date.parse(text(value)))) return text(value);
  throw new TypeError('Not a time');
};

/**
 * @template Each
 * @param {unknown} value
 * @param {(each: any) => Each} read
 */
const list = (value, read) => {
  if (Array.isArray(value)) return value.map(read);
  throw new TypeError('Not a list');
};

/** @param {Record<string, unknown>} value @returns {Item} */
const parseItem = ({ sku, name, quantity, price }) => ({
  sku: text(sku),
  name: text(name),
  quantity: number(quantity),
  price: number(price),
});

/**
 * @param {any} value what the service sent; anything
 * @returns {Note}
 * @throws {TypeError} where it is not a note
 */
export const parseNote = ({ id, at, by, text: words }) => ({
  id: text(id),
  at: time(at),
  by: text(by),
  text: text(words),
});

/** @param {Record<string, unknown>} value @returns {Order} */
const parseOrder = ({ id, placed, state, currency, total, items, notes }) => ({
  id: text(id),
  placed: time(placed),
  state: text(state),
  currency: text(currency),
  total: number(total),
  items: list(items, parseItem),
  notes: list(notes, parseNote),
});

/**
 * @param {any} value what the service sent; anything
 * @returns {Order[]}
 * @throws {TypeError} where it is not a list of orders
 */
export const parseOrders = ({ orders }) => list(orders, parseOrder);
