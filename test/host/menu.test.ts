import { expect } from '@open-wc/testing/pure';
import type { CardScene } from '../fixtures/card-states.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { clickOn, press } from '../support/commands.js';
import { buttonOf, mountCard } from './mount-card.js';

describe('the menu of a gadget’s card', () => {
  const shown = async (): Promise<CardScene> => {
    const scene = await mountCard();
    scene.loader.last.onWorking();
    await scene.card.updateComplete;
    return scene;
  };
  const toggle = (scene: CardScene): HTMLButtonElement => buttonOf(scene, 'Orders menu');
  const isOpen = (scene: CardScene): boolean => toggle(scene).ariaExpanded === 'true';
  const focused = ({ card }: CardScene): string => {
    const { activeElement } = card.shadowRoot ?? document;
    return activeElement instanceof HTMLElement ? (activeElement.ariaLabel ?? activeElement.innerText.trim()) : '';
  };
  const opened = async (): Promise<CardScene> => {
    const scene = await shown();
    toggle(scene).focus();
    await press('Enter');
    await waitUntil(() => focused(scene) === 'Reload', 'the menu is open');
    return scene;
  };

  it('opens by the keyboard and puts the focus on what it offers', async () => {
    expect(isOpen(await opened())).to.equal(true);
  });

  it('opens by an arrow key', async () => {
    const scene = await shown();
    toggle(scene).focus();
    await press('ArrowDown');
    await waitUntil(() => focused(scene) === 'Reload', 'the focus is in the menu');
    expect(isOpen(scene)).to.equal(true);
  });

  it('closes by Escape and gives the focus back', async () => {
    const scene = await opened();
    await press('Escape');
    await waitUntil(() => !isOpen(scene), 'the menu is closed');
    expect(focused(scene)).to.equal('Orders menu');
  });

  it('closes when the focus goes on', async () => {
    const scene = await opened();
    await press('Tab');
    await waitUntil(() => !isOpen(scene), 'the menu is closed');
    expect(focused(scene)).not.to.equal('Reload');
  });

  it('opens and closes by the mouse', async () => {
    const scene = await shown();
    await clickOn(toggle(scene));
    await waitUntil(() => focused(scene) === 'Reload', 'the menu is open');
    await clickOn(toggle(scene));
    await waitUntil(() => !isOpen(scene), 'the menu is closed');
    expect(focused(scene)).to.equal('Orders menu');
  });

  it('closes when the window loses the focus, to a gadget’s frame for one', async () => {
    const scene = await opened();
    window.dispatchEvent(new Event('blur'));
    await scene.card.updateComplete;
    expect(isOpen(scene)).to.equal(false);
  });

  it('does what is chosen and gives the focus back', async () => {
    const scene = await opened();
    await press('Enter');
    await waitUntil(() => !isOpen(scene), 'the menu is closed');
    expect([scene.loader.mounts.length, focused(scene)]).to.deep.equal([2, 'Orders menu']);
  });
});
