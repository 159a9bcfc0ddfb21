import { element } from '../look/element.js';
import { NoteForm } from './note-form.js';
import { orderDetails } from './order-details.js';
import { orderRow } from './order-row.js';

/** Columns: heading, and the class of its cells. */
const COLUMNS = /** @type {const} */ ([
  ['Order', 'order'],
  ['Placed', 'placed'],
  ['State', 'state'],
  ['Total', 'total'],
]);

/**
 * The orders of one customer. What an agent has opened and written stays as it was when the customer comes back, or
 * when dates are written anew.
 *
 * The roles are spelled out, since the narrow form of the table, which is laid out as a grid, would lose them.
 */
export class OrdersTable {
  #addNote;
  #announce;
  /** @type {Set<string>} orders whose details are open */
  #open = new Set();
  /** @type {Map<string, NoteForm>} by order */
  #forms = new Map();

  /**
   * @param {object} options
   * @param {(order: string, text: string) => Promise<import('./order.js').Note>} options.addNote
   * @param {(text: string) => void} options.announce
   */
  constructor({ addNote, announce }) {
    this.#addNote = addNote;
    this.#announce = announce;
  }

  /** @type {Map<string, { order: import('./order.js').Order, showNotes: () => void }>} what is on screen, by order */
  #shown = new Map();

  /**
   * @param {readonly import('./order.js').Order[]} orders
   * @param {import('./formats.js').Formats} formats
   */
  draw(orders, formats) {
    this.#shown.clear();
    this.#forgetUnused();
    const headings = COLUMNS.map(([name, kind]) =>
      element('th', { class: kind, scope: 'col', role: 'columnheader' }, name),
    );
    return element(
      'table',
      { role: 'table', 'aria-label': 'Orders' },
      element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...headings)),
      element('tbody', { role: 'rowgroup' }, ...orders.flatMap((order) => this.#rows(order, formats))),
    );
  }

  /**
   * @param {import('./order.js').Order} order
   * @param {import('./formats.js').Formats} formats
   */
  #rows(order, formats) {
    const { id } = order;
    return orderRow({
      order,
      formats,
      isOpen: this.#open.has(id),
      onToggle: (isOpen) => this.#open[isOpen ? 'add' : 'delete'](id),
      details: () => {
        const details = orderDetails({ order, formats, form: this.#formOf(id).element });
        this.#shown.set(id, { order, showNotes: details.showNotes });
        return details.element;
      },
    });
  }

  /** @param {string} id of an order */
  #formOf(id) {
    const known = this.#forms.get(id);
    if (known) return known;
    const form = new NoteForm({ order: id, announce: this.#announce, save: (text) => this.#save(id, text) });
    this.#forms.set(id, form);
    return form;
  }

  /**
   * @param {string} id of an order
   * @param {string} text
   */
  async #save(id, text) {
    const note = await this.#addNote(id, text);
    // Meanwhile another customer may have called, and this one again.
    const shown = this.#shown.get(id);
    if (!shown) return;
    const { order, showNotes } = shown;
    if (!order.notes.some((each) => each.id === note.id)) order.notes.push(note);
    showNotes();
  }

  #forgetUnused() {
    for (const [id, form] of this.#forms) if (form.isUnused) this.#forms.delete(id);
  }
}
