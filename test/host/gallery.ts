/**
 * A page with every state of a gadget's card, under the strict rules of a host page. In its address: `dir=rtl`,
 * `narrow` for a 240 px column, `undeclared` for a page that names no colour scheme.
 */
import { cardStates, createCard } from '../fixtures/card-states.js';

const wishes = new URLSearchParams(location.search);
const { documentElement } = document;
documentElement.dir = wishes.get('dir') ?? 'ltr';
documentElement.classList.toggle('narrow', wishes.has('narrow'));
documentElement.classList.toggle('scheme', !wishes.has('undeclared'));

for (const [name, enter] of Object.entries(cardStates)) {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = name;
  const scene = createCard();
  figure.append(caption, scene.card);
  document.querySelector('main')?.append(figure);
  void scene.card.updateComplete.then(() => {
    enter(scene);
  });
}
