import { createCard, type CardScene } from '../fixtures/card-states.js';
import { fixture, html } from '../fixtures/fixture.js';

/** A card on a host page's `<main>`, drawn. */
export async function mountCard(change: (scene: CardScene) => void = () => undefined): Promise<CardScene> {
  const scene = createCard();
  change(scene);
  await fixture(
    html`<main>
      <h1>Contact centre</h1>
      <h2>Northwind Service</h2>
      ${scene.card}
      <button type="button" style="color: inherit; background: none">After</button>
    </main>`,
  );
  await scene.card.updateComplete;
  return scene;
}

/** What stands in a part of the card, or empty. */
export const textOf = ({ card }: Pick<CardScene, 'card'>, selector: string): string =>
  card.shadowRoot?.querySelector<HTMLElement>(selector)?.innerText.trim() ?? '';

/** A button of the card by what it says. */
export function buttonOf({ card }: Pick<CardScene, 'card'>, name: string): HTMLButtonElement {
  const buttons = [...(card.shadowRoot?.querySelectorAll('button') ?? [])];
  const found = buttons.find((button) => (button.ariaLabel ?? button.innerText.trim()) === name);
  if (!found) throw new Error(`There is no button "${name}"`);
  return found;
}
