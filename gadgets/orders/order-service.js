import { parseNote, parseOrders } from './order.js';
import { Trouble, troubleOf, troubleWith } from './trouble.js';

/** The order service, as far as this gadget needs it. Every request goes through the desk, which signs it. */
export class OrderService {
  #desk;
  #address;

  /**
   * @param {Pick<import('deskpass/gadget').Desk, 'fetch'>} desk
   * @param {string} address origin of the service
   */
  constructor(desk, address) {
    this.#desk = desk;
    this.#address = address;
  }

  /**
   * @param {string} customer
   * @param {AbortSignal} signal
   * @returns {Promise<import('./order.js').Order[]>} newest first
   * @throws {Trouble} or the signal's reason
   */
  ordersOf(customer, signal) {
    return this.#ask(`?customer=${encodeURIComponent(customer)}`, { signal }, parseOrders);
  }

  /**
   * @param {string} order
   * @param {string} text
   * @returns {Promise<import('./order.js').Note>}
   * @throws {Trouble}
   */
  addNote(order, text) {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify({ text }) };
    return this.#ask(`/${encodeURIComponent(order)}/notes`, init, parseNote);
  }

  /**
   * @template Answer
   * @param {string} rest what follows the path of all orders
   * @param {RequestInit} init
   * @param {(value: unknown) => Answer} parse
   * @returns {Promise<Answer>}
   */
  async #ask(rest, init, parse) {
    const answer = await this.#desk.fetch(`${this.#address}/v2/orders${rest}`, init).catch((thrown) => {
      throw troubleOf(thrown);
    });
    if (!answer.ok) throw troubleWith(answer);
    const text = await answer.text().catch((thrown) => {
      throw troubleOf(thrown);
    });
    try {
      return parse(JSON.parse(text));
    } catch (cause) {
      throw new Trouble('unreadable', { cause });
    }
  }
}
