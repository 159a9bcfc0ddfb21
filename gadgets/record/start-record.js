import { element } from '../look/element.js';
import { panel } from '../look/panel.js';

/**
 * Shows what a system says about the agent, asked with the sign-in that the desk keeps.
 *
 * @param {Pick<import('deskpass/gadget').Desk, 'fetch'>} desk
 * @param {HTMLElement} place
 * @param {string} address of the record
 * @param {string} [method]
 */
export function startRecord(desk, place, address, method = 'GET') {
  const heading = element('h2', { class: 'spoken' }, 'Your record');
  const button = element('button', { class: 'button', type: 'button' }, 'Load again');
  const load = async () => {
    const answer = await desk.fetch(address, { method }).catch(() => null);
    const text = (await answer?.text().catch(() => '')) ?? '';
    const record = element('pre', { dir: 'ltr', translate: 'no', tabindex: 0, role: 'group' }, inLines(text));
    record.ariaLabel = 'What the system answers';
    const shown = answer?.ok ? element('div', { class: 'record' }, record, button) : trouble(answer, button);
    place.replaceChildren(heading, shown);
  };
  button.addEventListener('click', () => void load());
  void load();
}

/** @param {Response | null} answer @param {HTMLElement} action */
function trouble(answer, action) {
  const text = [answer === null ? 'It does not answer.' : `It answers ${answer.status}.`];
  return panel({ symbol: 'plug', tone: 'warning', title: 'The system does not give your record', text, action });
}

/** JSON with a line for each member; anything else as it came. @param {string} text */
function inLines(text) {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}
