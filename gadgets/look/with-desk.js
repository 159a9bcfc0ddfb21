/* global deskpass */
import { element } from './element.js';
import { panel } from './panel.js';

/** What an agent reads where there is no desk, by the SDK's error code. */
const WORDS = new Map([
  ['not-framed', ['This gadget works on a desk only', 'Open it on your desk.']],
  ['protocol-mismatch', ['This gadget and your desk do not fit together', 'Tell the person who set up your desk.']],
]);
const SILENT = ['The desk does not answer this gadget', 'Reload the page.'];

/**
 * Connects to the desk and hands it to a gadget, or says on the page why there is none.
 *
 * @param {(desk: import('deskpass/gadget').Desk, place: HTMLElement) => void} start gets the page's `<main>`
 */
export async function withDesk(start) {
  const place = /** @type {HTMLElement} */ (document.querySelector('main'));
  let desk;
  try {
    desk = await deskpass.connect();
  } catch (error) {
    const { code = '' } = /** @type {{ code?: string }} */ (error);
    const [title = '', ...text] = WORDS.get(code) ?? SILENT;
    const heading = element('h2', { class: 'spoken' }, document.title);
    place.replaceChildren(heading, panel({ symbol: 'plug', tone: 'warning', title, text }));
    throw error;
  }
  start(desk, place);
}
