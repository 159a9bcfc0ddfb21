import { newElement } from '../ui/new-element.js';

/** The desk's sign-in card, made here unless the page has put one there. */
export function signInOf(desk: HTMLElement): HTMLElement {
  const present = desk.querySelector<HTMLElement>(':scope > deskpass-login[slot="sign-in"]');
  if (present) return present;
  const brand = desk.getAttribute('brand');
  const level = desk.getAttribute('heading-level');
  const login = newElement('deskpass-login', { slot: 'sign-in', brand, 'heading-level': level });
  desk.append(login);
  return login;
}
