import { cardStates, type CardScene } from '../fixtures/card-states.js';
import { testOnEveryPage } from '../fixtures/every-page.js';
import { mountCard } from './mount-card.js';

const withMenuOpen = async (scene: CardScene): Promise<void> => {
  scene.loader.last.onWorking();
  await scene.card.updateComplete;
  scene.card.shadowRoot?.querySelector<HTMLElement>('[aria-haspopup]')?.click();
};

const states = Object.entries({ ...cardStates, 'menu open': withMenuOpen }).map(([name, enter]) => ({ name, enter }));

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
