/**
 * What somebody sees who looks at a page, as far as they can do something about it.
 *
 * @typedef {object} PageView
 * @property {string} address
 * @property {string} text all that is shown, shadow roots included
 * @property {readonly { name: string, type: string }[]} fields what can be filled in now
 * @property {string | null} main label of the main button, or null where none can be pressed now
 * @property {readonly string[]} buttons labels of all buttons
 */

/**
 * Reads the page it runs in. It is sent there as text, so it uses nothing from outside itself.
 *
 * @returns {PageView}
 */
export function readPage() {
  /** @param {Document | ShadowRoot | Element} root @returns {Element[]} */
  const inside = (root) =>
    [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? inside(one.shadowRoot) : [])]);
  /** @param {string} text */
  const tidy = (text) => text.replace(/\s+/g, ' ').trim();
  const shown = inside(document).filter((one) => !one.matches('script, style, template') && one.checkVisibility());
  /** @param {Element} one */
  const own = (one) => [...one.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.nodeValue : ''));

  /** @type {HTMLButtonElement[]} */
  const buttons = [];
  const fields = [];
  for (const one of shown) {
    if (one instanceof HTMLButtonElement) buttons.push(one);
    if (!(one instanceof HTMLInputElement) || one.disabled || one.readOnly) continue;
    // The customer on the line belongs to the site's page, whoever signs in.
    if (one.form !== null && one.name !== 'customer') fields.push({ name: one.name, type: one.type });
  }
  const isCard = document.querySelector('deskpass-login') !== null;
  const main = buttons.find((one) => (isCard ? one.matches('.deskpass-button.primary') : one.form !== null));
  const isHeld = main?.disabled === true || main?.ariaDisabled === 'true';
  return {
    address: location.href,
    text: tidy(shown.flatMap(own).join(' ')),
    fields,
    main: main && !isHeld ? tidy(main.textContent ?? '') : null,
    buttons: buttons.map((one) => tidy(one.textContent ?? '')),
  };
}
