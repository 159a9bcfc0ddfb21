import { cardStates } from '../fixtures/card-states.js';
import { testOnEveryPage } from '../fixtures/every-page.js';
import { mountCard } from './mount-card.js';

const states = Object.entries(cardStates).map(([name, enter]) => ({ name, enter }));

describe('every state of a gadget’s card', () => {
  testOnEveryPage(states, async ({ enter }, width) => {
    const scene = await mountCard();
    scene.card.style.inlineSize = width;
    await enter(scene);
    await scene.card.updateComplete;
    for (const details of scene.card.shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
    return scene.card;
  });
});
