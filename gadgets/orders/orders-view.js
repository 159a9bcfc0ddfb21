import { element } from '../look/element.js';
import { panel } from '../look/panel.js';
import { createFormats } from './formats.js';
import { OrdersTable } from './orders-table.js';
import { skeleton } from './skeleton.js';
import { readingWords } from './trouble-words.js';

/** Rows that the skeleton has where nobody knows better. */
const USUAL_ROWS = 3;

/** Reasons that another try does not change. */
const FINAL = new Set(['unknown', 'disconnected']);

/** What the gadget shows: one screen at a time, under the name of the customer. */
export class OrdersView {
  #place;
  #retry;
  #table;
  #locale;
  #formats;
  #heading = element('h2', { tabindex: '-1' });
  #count = element('span', { class: 'count' });
  #content = element('div', { class: 'content' });
  #status = element('p', { class: 'spoken', role: 'status' });
  #customer = { id: '', name: '' };
  /** @type {import('./order.js').Order[] | null} */
  #orders = null;

  /**
   * @param {HTMLElement} place
   * @param {object} options
   * @param {string} options.locale
   * @param {(order: string, text: string) => Promise<import('./order.js').Note>} options.addNote
   * @param {() => void} options.retry
   */
  constructor(place, { locale, addNote, retry }) {
    this.#place = place;
    this.#retry = retry;
    this.#locale = locale;
    this.#formats = createFormats(locale);
    this.#table = new OrdersTable({ addNote, announce: (text) => this.#announce(text) });
    place.append(element('header', {}, this.#heading, this.#count), this.#content, this.#status);
  }

  /** Dates and amounts are written as in this language from now on. @param {string} locale */
  speak(locale) {
    if (locale === this.#locale) return;
    this.#locale = locale;
    this.#formats = createFormats(locale);
    if (this.#orders?.length) this.#content.replaceChildren(this.#table.draw(this.#orders, this.#formats));
  }

  showNobody() {
    const title = 'No customer on the line';
    const text = ['Orders appear here as soon as you talk to a customer.'];
    this.#customer = { id: '', name: '' };
    this.#show({ screen: panel({ symbol: 'person', title, text }), said: '' });
  }

  /** @param {import('./start-orders.js').Customer} customer */
  showLoading(customer) {
    const rows = this.#orders?.length || USUAL_ROWS;
    this.#customer = customer;
    this.#show({ screen: skeleton(rows), said: '' });
    this.#place.ariaBusy = 'true';
  }

  /** @param {import('./order.js').Order[]} orders */
  showOrders(orders) {
    const { name } = this.#customer;
    const count = orders.length === 1 ? '1 order' : `${orders.length} orders`;
    if (orders.length === 0) {
      const text = [element('bdi', {}, name), ' has not ordered anything so far.'];
      this.#show({ screen: panel({ symbol: 'inbox', title: 'No orders yet', text }), said: `No orders of ${name}.` });
    } else {
      this.#show({ screen: this.#table.draw(orders, this.#formats), said: `${count} of ${name}.` });
      this.#count.textContent = count;
    }
    this.#orders = orders;
  }

  /** @param {import('./trouble.js').Trouble} trouble */
  showTrouble(trouble) {
    const isFinal = FINAL.has(trouble.reason);
    const isDenied = trouble.reason === 'missing-permission' || trouble.reason === 'not-granted';
    const again = element('button', { type: 'button', class: 'button' }, 'Try again');
    again.addEventListener('click', () => {
      // The button goes; the focus stays on something that does not.
      this.#heading.focus();
      this.#retry();
    });
    const screen = panel({
      symbol: isDenied ? 'shield' : 'stop',
      tone: isDenied ? 'warning' : 'danger',
      ...readingWords(trouble),
      ...(isFinal ? {} : { action: again }),
    });
    this.#show({ screen, said: '' });
  }

  /** @param {{ screen: HTMLElement, said: string }} options */
  #show({ screen, said }) {
    const { id, name } = this.#customer;
    const number = id === name ? null : element('span', { class: 'number' }, element('bdi', {}, id));
    const whose = [element('span', { class: 'spoken' }, 'Orders of '), element('bdi', {}, name), ' ', number];
    this.#heading.replaceChildren(...(id ? whose.filter((part) => part !== null) : ['Orders']));
    this.#heading.classList.toggle('spoken', !id);
    this.#count.textContent = '';
    this.#content.replaceChildren(screen);
    this.#orders = null;
    this.#place.ariaBusy = null;
    this.#announce(said);
  }

  /** @param {string} text */
  #announce(text) {
    this.#status.textContent = text;
  }
}
