/**
 * What somebody sees of the focus who works without a mouse.
 *
 * @typedef {object} Focus
 * @property {string} on name of the field, or what the button or the link says; empty where nothing has the focus
 * @property {boolean} isSeen it is marked, inside the window, and nothing lies over it
 */

/**
 * Reads the focus of the page it runs in. It is sent there as text, so it uses nothing from outside itself.
 *
 * @returns {Focus}
 */
export function readFocus() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element === document.body) return { on: '', isSeen: false };
  const on =
    element instanceof HTMLInputElement ? element.name : (element.textContent ?? '').replace(/\s+/g, ' ').trim();

  // A field for a code is painted by the slots behind it.
  const slot = element.parentElement?.querySelector('.deskpass-slots > .now') ?? null;
  const isMarked = [element, slot].some((one) => {
    if (!one) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  });
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  const over = root.elementFromPoint(x, y);
  return { on, isSeen: isMarked && over !== null && (element === over || element.contains(over)) };
}
