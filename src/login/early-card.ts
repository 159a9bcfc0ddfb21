import { announcerStyles } from '../ui/announcer-styles.js';
import { ENTER_PATH } from '../ui/enter-mark.js';
import { firstButtonStyles } from '../ui/first-button-styles.js';
import { firstStrings } from '../ui/first-strings.js';
import { firstTokens } from '../ui/first-tokens.js';
import { iconStyles } from '../ui/icon-styles.js';
import { directionOf, languageOf } from '../ui/language-of.js';
import { adoptLightStyles } from '../ui/light-styles.js';
import { newElement, newSvgElement } from '../ui/new-element.js';
import { schemeClass } from '../ui/scheme-class.js';
import { cardStyles } from './card-styles.js';
import { keepEarlyCard } from './early-use.js';
import { firstStepStyles } from './first-step-styles.js';

const mark = (): SVGElement =>
  newSvgElement(
    'svg',
    { class: 'icon mirrored', viewBox: '0 0 24 24', 'aria-hidden': 'true' },
    newSvgElement('path', { d: ENTER_PATH }),
  );

/** The first form in an element that is not defined yet. */
export interface EarlyCard {
  /** Says that the rest of the code could not be fetched; the button fetches it again. */
  fail(retry: () => void): void;
}

/**
 * Draws the first form, the very one that the element will draw, in an element that is not defined yet: the agent
 * reads and presses it while Lit is on its way. `test/login/early-card.test.ts` holds the two together.
 */
export function drawEarlyCard(element: HTMLElement): EarlyCard {
  // Asked while nothing is drawn, as the desk does, which has answered for the card in it.
  const scheme = element.matches('deskpass-desk > *') ? '' : schemeClass(element);
  const root = element.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [firstTokens, iconStyles, announcerStyles, cardStyles].flatMap(
    ({ styleSheet }) => styleSheet ?? [],
  );

  const lang = languageOf(element);
  const words = firstStrings[lang];
  const spoken = { lang, dir: directionOf(element, lang) ?? null };
  const button = newElement('button', { class: 'deskpass-button primary', type: 'submit', value: '0' });
  const form = newElement('form', { class: 'deskpass-step', slot: 'step', method: 'dialog', ...spoken }, button);
  const heading = newElement('div', {
    class: 'heading',
    id: 'heading',
    part: 'heading',
    role: 'heading',
    'aria-level': element.getAttribute('heading-level') ?? '2',
    tabindex: '-1',
  });
  const lede = newElement('p', { class: 'lede', part: 'lede' });
  const card = newElement(
    'section',
    { part: 'card', 'aria-labelledby': 'heading', ...spoken },
    newElement(
      'div',
      { class: 'brand', part: 'brand' },
      newElement('slot', { name: 'logo' }, newElement('span', { class: 'mark' }, mark())),
      newElement('span', {}, element.getAttribute('brand') ?? ''),
    ),
    newElement(
      'div',
      { class: 'step' },
      heading,
      lede,
      newElement('div', { class: 'content' }, newElement('slot', { name: 'step' })),
    ),
    newElement('slot', { name: 'help' }),
  );
  const announcer = newElement('p', { class: 'announcer', role: 'status', lang });
  root.append(card, announcer);

  let isPressed = false;
  let onPress: (() => void) | null = null;
  const show = (title: string, text: string, label: string): void => {
    card.className = `card ${isPressed ? 'busy' : ''} ${scheme}`;
    heading.textContent = title;
    lede.textContent = text;
    button.textContent = label;
    button.setAttribute('aria-disabled', String(isPressed));
    card.setAttribute('aria-busy', String(isPressed));
  };
  const showFirst = (): void => {
    show(words.signInHeading, words.signInLede, isPressed ? words.connecting : words.signIn);
    announcer.textContent = isPressed ? words.connecting : '';
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    event.stopPropagation();
    isPressed = true;
    showFirst();
    onPress?.();
    onPress = null;
  });
  // A space bar that is let go on another button presses neither.
  button.addEventListener('keydown', ({ key }) => {
    if (key === ' ') button.click();
  });
  showFirst();

  element.append(form);
  const removeStyles = adoptLightStyles(element, [firstStepStyles, firstButtonStyles]);
  keepEarlyCard(element, () => {
    const hadFocus = form.matches(':focus-within');
    // Held down now, and let go on a button that is another one: the browser would make no click of it.
    isPressed ||= button.matches(':active');
    form.remove();
    root.replaceChildren();
    removeStyles();
    return { isPressed, hadFocus };
  });
  return {
    fail(retry) {
      isPressed = false;
      onPress = retry;
      show(words.notLoadedHeading, words.notLoadedLede, words.tryAgain);
      announcer.textContent = words.notLoadedHeading;
    },
  };
}
