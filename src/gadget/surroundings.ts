import type { HostEvents } from '../wire/gadget-contract.js';

/**
 * Makes what gives a document's root the language, direction and colour scheme around it, so that `:lang()`, logical
 * properties and `light-dark()` follow the desk. A document that names its language already is written in that one, and
 * keeps it and its direction. Through the CSSOM: a strict `style-src` does not mind.
 */
export function surroundingsFollower(root: HTMLElement): (surroundings: HostEvents['surroundings']) => void {
  const { lang } = root;
  return ({ locale, direction, colorScheme }) => {
    root.style.colorScheme = colorScheme;
    if (lang) return;
    root.lang = locale;
    root.dir = direction;
  };
}
