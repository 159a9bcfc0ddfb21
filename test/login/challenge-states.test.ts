import { challengeStates } from '../fixtures/challenge-states.js';
import { testOnEveryPage } from '../fixtures/every-page.js';
import { stepDrawn } from './mount-challenge.js';
import { mountWith } from './mount-login.js';

describe('every step of a sign-in', () => {
  testOnEveryPage(challengeStates, async ({ state, desk }, width) => {
    const { login } = await mountWith(state, desk);
    login.parentElement!.style.inlineSize = width;
    await stepDrawn(login);
    return login;
  });
});
