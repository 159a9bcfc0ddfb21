import type { HostEvents } from '../wire/gadget-contract.js';

/**
 * Gives a document's root the language, direction and colour scheme around it, so that `:lang()`, logical properties and
 * `light-dark()` follow the desk. Through the CSSOM: a strict `style-src` does not mind.
 */
export function applySurroundings(
  root: HTMLElement,
  { locale, direction, colorScheme }: HostEvents['surroundings'],
): void {
  root.lang = locale;
  root.dir = direction;
  root.style.colorScheme = colorScheme;
}
