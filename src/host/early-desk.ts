import { newElement } from '../ui/new-element.js';
import { schemeClass, tokens } from '../ui/tokens.js';
import { deskStyles } from './desk-styles.js';

/** The desk's own sign-in card, made here unless the page has put one there. */
function signInOf(desk: HTMLElement): HTMLElement {
  const present = desk.querySelector<HTMLElement>(':scope > deskpass-login[slot="sign-in"]');
  if (present) return present;
  const brand = desk.getAttribute('brand');
  const level = desk.getAttribute('heading-level');
  const login = newElement('deskpass-login', { slot: 'sign-in', brand, 'heading-level': level });
  desk.append(login);
  return login;
}

/** Draws a desk that is not defined yet around its sign-in card, and returns that element. */
export function drawEarlyDesk(desk: HTMLElement): HTMLElement {
  const root = desk.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [tokens, deskStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
  const signIn = newElement('div', { class: 'sign-in' }, newElement('slot', { name: 'sign-in' }));
  root.append(newElement('div', { class: schemeClass(desk) }, signIn));
  return signInOf(desk);
}
