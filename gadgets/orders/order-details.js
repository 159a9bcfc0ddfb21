import { element } from '../look/element.js';

/**
 * The items of an order, its notes, and the form for another note.
 *
 * @param {object} options
 * @param {import('./order.js').Order} options.order
 * @param {import('./formats.js').Formats} options.formats
 * @param {HTMLElement} options.form
 */
export function orderDetails({ order, formats, form }) {
  const items = order.items.map(({ sku, name, quantity, price }) =>
    element(
      'li',
      {},
      element('span', { class: 'quantity' }, `${quantity} ×`),
      element('span', { class: 'name' }, element('bdi', {}, name), ' ', element('bdi', { class: 'quiet' }, sku)),
      element('bdi', { class: 'amount', lang: formats.language }, formats.money(quantity * price, order.currency)),
    ),
  );
  const notes = element('div', { class: 'notes' });
  const showNotes = () => {
    notes.replaceChildren(
      order.notes.length === 0
        ? element('p', { class: 'quiet' }, 'No notes yet.')
        : element('ul', {}, ...order.notes.map((note) => noteItem(note, formats))),
    );
  };
  showNotes();
  const section = (/** @type {string} */ title, /** @type {Node[]} */ ...content) =>
    element('section', {}, element('h3', {}, title), ...content);
  return {
    element: element(
      'div',
      { class: 'details' },
      section('Items', element('ul', { class: 'items' }, ...items)),
      section('Notes', notes, form),
    ),
    /** Draws the notes of the order as they are now. */
    showNotes,
  };
}

/**
 * @param {import('./order.js').Note} note
 * @param {import('./formats.js').Formats} formats
 */
function noteItem({ at, by, text }, formats) {
  return element(
    'li',
    {},
    element('p', { class: 'text', dir: 'auto' }, text),
    element(
      'span',
      { class: 'quiet' },
      element('bdi', {}, by),
      ' · ',
      element('time', { datetime: at, lang: formats.language, dir: 'auto' }, formats.dateTime(at)),
    ),
  );
}
