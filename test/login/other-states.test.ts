import { drawEarlyCard } from '../../src/login/early-card.js';
import { testOnEveryPage } from '../fixtures/every-page.js';
import { undefinedElements } from '../fixtures/undefined-element.js';
import { failedWith, mountWith } from './mount-login.js';

describe('every state of the early card', () => {
  const undefinedLogin = undefinedElements('early-look');
  const states = ['first', 'connecting', 'not loaded'].map((name) => ({ name }));

  testOnEveryPage(states, ({ name }, width) => {
    const login = undefinedLogin();
    login.parentElement!.append(Object.assign(document.createElement('h1'), { textContent: 'A host page' }));
    login.parentElement!.style.inlineSize = width;
    const card = drawEarlyCard(login);
    if (name !== 'first') login.querySelector('button')!.click();
    if (name === 'not loaded') card.fail(() => undefined);
    return Promise.resolve(login);
  });
});

describe('the details of a failure', () => {
  testOnEveryPage([{ name: 'open' }], async (_, width) => {
    const { login } = await mountWith(failedWith('provider-unreachable'));
    login.parentElement!.style.inlineSize = width;
    login.shadowRoot!.querySelector('details')!.open = true;
    return login;
  });
});
