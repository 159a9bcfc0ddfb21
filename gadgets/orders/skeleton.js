import { element } from '../look/element.js';

/** The columns of the table, with a bone about as long as what will stand there. */
const COLUMNS = ['order', 'placed', 'state', 'total'];

/**
 * The table's shape while its content is on the way. It takes its room at once and is seen only after a moment.
 *
 * @param {number} rows
 */
export function skeleton(rows) {
  const cells = (/** @type {'th' | 'td'} */ name) =>
    COLUMNS.map((kind) => element(name, { class: kind }, element('div', { class: 'bone' })));
  const body = Array.from({ length: rows }, () => element('tr', { class: 'above' }, ...cells('td')));
  return element(
    'table',
    { class: 'skeleton', 'aria-hidden': 'true' },
    element('thead', {}, element('tr', {}, ...cells('th'))),
    element('tbody', {}, ...body),
  );
}
