import { firstTokens } from '../ui/first-tokens.js';
import { newElement } from '../ui/new-element.js';
import { schemeClass } from '../ui/scheme-class.js';
import { firstDeskStyles } from './first-desk-styles.js';
import { signInOf } from './sign-in-of.js';

/** Draws a desk that is not defined yet around its sign-in card, and returns that element. */
export function drawEarlyDesk(desk: HTMLElement): HTMLElement {
  // Asked while nothing is drawn: afterwards the browser would have to work styles out for the answer.
  const scheme = schemeClass(desk);
  const root = desk.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [firstTokens, firstDeskStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
  const signIn = newElement('div', { class: 'sign-in' }, newElement('slot', { name: 'sign-in' }));
  root.append(newElement('div', { class: scheme }, signIn));
  return signInOf(desk);
}
