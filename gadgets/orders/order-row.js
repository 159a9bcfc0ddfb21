import { element } from '../look/element.js';
import { icon } from '../look/icon.js';
import { statePill } from './order-state.js';

/**
 * The two rows of one order: what everybody needs to see, and the details, which are made when they are first opened.
 * The button is what the keyboard and a screen reader use; a mouse may press anywhere on the row.
 *
 * @param {object} options
 * @param {import('./order.js').Order} options.order
 * @param {import('./formats.js').Formats} options.formats
 * @param {boolean} options.isOpen
 * @param {(isOpen: boolean) => void} options.onToggle
 * @param {() => HTMLElement} options.details
 * @returns {[row: HTMLTableRowElement, details: HTMLTableRowElement]}
 */
export function orderRow({ order, formats, isOpen, onToggle, details }) {
  const { id, placed, state, currency, total } = order;
  const place = element('td', { role: 'cell', colspan: 4 });
  const below = element('tr', { class: 'below', role: 'row', id: `details-${encodeURIComponent(id)}` }, place);
  const button = element(
    'button',
    { type: 'button', 'aria-controls': below.id },
    icon('arrow'),
    element('bdi', {}, id),
  );
  const cell = (/** @type {string} */ kind, /** @type {Node} */ content) =>
    element('td', { class: kind, role: 'cell' }, content);
  const row = element(
    'tr',
    { class: 'above', role: 'row' },
    cell('order', button),
    cell('placed', element('time', { datetime: placed, lang: formats.language, dir: 'auto' }, formats.date(placed))),
    cell('state', statePill(state)),
    cell('total', element('bdi', { lang: formats.language }, formats.money(total, currency))),
  );

  const show = (/** @type {boolean} */ open) => {
    if (open && !place.hasChildNodes()) place.append(details());
    button.ariaExpanded = String(open);
    below.hidden = !open;
  };
  row.addEventListener('click', () => {
    // A click that ends a selection is for copying the number, not for opening.
    if (getSelection()?.type === 'Range') return;
    const open = button.ariaExpanded === 'false';
    show(open);
    onToggle(open);
  });
  show(isOpen);
  return [row, below];
}
