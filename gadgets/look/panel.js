import { element } from './element.js';
import { icon } from './icon.js';

/**
 * What stands where content would be: an icon, what is the matter, and what to do.
 *
 * @param {object} options
 * @param {import('./icon.js').IconName} options.symbol
 * @param {string} [options.tone] `warning` or `danger`; such a panel is read out at once
 * @param {string} options.title
 * @param {(Node | string)[]} options.text
 * @param {HTMLElement} [options.action]
 */
export function panel({ symbol, tone = '', title, text, action }) {
  return element(
    'div',
    { class: 'panel', role: tone ? 'alert' : null },
    element('span', { class: `ring ${tone}` }, icon(symbol)),
    element('strong', {}, title),
    element('p', {}, ...text),
    action ?? null,
  );
}
