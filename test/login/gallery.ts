/**
 * A page with every state of the sign-in card, under the strict rules of a host page. In its address: `dir=rtl`,
 * `lang=ar`,
 * `narrow` for a 240 px column, `state=<name>` for those whose name begins so, `kind=<kind>` for those of one kind of step,
 * `undeclared` for a page that names no colour scheme.
 */
import '../../src/login-define.js';
import { DeskpassLogin } from '../../src/login/deskpass-login.js';
import { FakeSession } from '../fixtures/fake-session.js';
import { challengeStates } from '../fixtures/challenge-states.js';
import { loginStates } from '../fixtures/login-states.js';

const wishes = new URLSearchParams(location.search);
const { documentElement } = document;
documentElement.dir = wishes.get('dir') ?? 'ltr';
documentElement.lang = wishes.get('lang') ?? 'en';
documentElement.classList.toggle('narrow', wishes.has('narrow'));
documentElement.classList.toggle('scheme', !wishes.has('undeclared'));

const wanted = wishes.get('state');
const kind = wishes.get('kind');
for (const { name, state, desk } of [...loginStates, ...challengeStates]) {
  if (wanted && !name.startsWith(wanted)) continue;
  if (kind && kind !== (state.status === 'challenge' ? state.challenge.kind : state.status)) continue;
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  caption.textContent = name;
  const login = new DeskpassLogin();
  login.brand = 'Northwind Service';
  login.session = new FakeSession(state, desk);
  figure.append(caption, login);
  document.querySelector('main')?.append(figure);
}
