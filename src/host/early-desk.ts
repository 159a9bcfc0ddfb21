import { newElement } from '../ui/new-element.js';
import { schemeClass, tokens } from '../ui/tokens.js';
import { deskStyles } from './desk-styles.js';
import { signInOf } from './sign-in-of.js';

/** Draws a desk that is not defined yet around its sign-in card, and returns that element. */
export function drawEarlyDesk(desk: HTMLElement): HTMLElement {
  const root = desk.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [tokens, deskStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
  const signIn = newElement('div', { class: 'sign-in' }, newElement('slot', { name: 'sign-in' }));
  root.append(newElement('div', { class: schemeClass(desk) }, signIn));
  return signInOf(desk);
}
