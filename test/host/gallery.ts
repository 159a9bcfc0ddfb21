/**
 * A page with every state of the desk and of a gadget's card, under the strict rules of a host page. In its address: `dir=rtl`,
 * `narrow` for a 240 px column, `undeclared` for a page that names no colour scheme.
 */
import { DeskpassBoard } from '../../src/host/deskpass-board.js';
import { cardStates, createCard } from '../fixtures/card-states.js';
import { FakeSession, northwindDesk, sarahsSession } from '../fixtures/fake-session.js';

customElements.define('deskpass-board', DeskpassBoard);

const wishes = new URLSearchParams(location.search);
const { documentElement } = document;
documentElement.dir = wishes.get('dir') ?? 'ltr';
documentElement.classList.toggle('narrow', wishes.has('narrow'));
documentElement.classList.toggle('scheme', !wishes.has('undeclared'));

function show(name: string, element: HTMLElement): void {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = name;
  figure.append(caption, element);
  document.querySelector('main')?.append(figure);
}

const soon = Date.now() + 42_000;
for (const [name, expiring, session] of [
  ['empty', false, sarahsSession()],
  ['expiring', true, sarahsSession({ expiresAt: soon })],
  ['expiring for good', true, sarahsSession({ expiresAt: soon, renewable: false })],
] as const) {
  const board = new DeskpassBoard();
  const state = { status: 'signed-in', session, expiring } as const;
  board.session = new FakeSession(state, northwindDesk);
  board.state = state;
  show(name, board);
}

for (const [name, enter] of Object.entries(cardStates)) {
  const scene = createCard();
  show(name, scene.card);
  void scene.card.updateComplete.then(() => {
    enter(scene);
  });
}
