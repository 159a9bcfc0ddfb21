import { testOnEveryPage } from '../fixtures/every-page.js';
import { loginStates } from '../fixtures/login-states.js';
import { mountWith } from './mount-login.js';

describe('every state of the sign-in card', () => {
  testOnEveryPage(loginStates, async ({ state, desk }, width) => {
    const { login } = await mountWith(state, desk);
    login.parentElement!.style.inlineSize = width;
    return login;
  });
});
