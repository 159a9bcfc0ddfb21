import { element } from '../look/element.js';
import { icon } from '../look/icon.js';

/** @type {Record<string, readonly [words: string, tone: string, symbol: import('../look/icon.js').IconName]>} */
const STATES = {
  received: ['Received', 'accent', 'inbox'],
  packing: ['Packing', 'warning', 'box'],
  'on-its-way': ['On its way', 'warning', 'truck'],
  delivered: ['Delivered', 'success', 'check'],
  returned: ['Returned', 'neutral', 'undo'],
  cancelled: ['Cancelled', 'danger', 'cross'],
};

/**
 * The state of an order, by icon, word and colour. One that is new to this gadget keeps the service's own word.
 *
 * @param {string} state
 */
export function statePill(state) {
  const [words, tone, symbol] = (Object.hasOwn(STATES, state) && STATES[state]) || [state, 'neutral', 'dot'];
  return element('span', { class: `pill ${tone}` }, icon(symbol), element('span', {}, words));
}
