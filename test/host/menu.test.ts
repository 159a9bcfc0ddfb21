import { expect } from '@open-wc/testing';
import type { CardScene } from '../fixtures/card-states.js';
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
    await scene.card.updateComplete;
    return scene;
  };

  it('opens by the keyboard and puts the focus on what it offers', async () => {
    const scene = await opened();
    expect([isOpen(scene), focused(scene)]).to.deep.equal([true, 'Reload']);
  });

  it('opens by an arrow key', async () => {
    const scene = await shown();
    toggle(scene).focus();
    await press('ArrowDown');
    await scene.card.updateComplete;
    expect([isOpen(scene), focused(scene)]).to.deep.equal([true, 'Reload']);
  });

  it('closes by Escape and gives the focus back', async () => {
    const scene = await opened();
    await press('Escape');
    await scene.card.updateComplete;
    expect([isOpen(scene), focused(scene)]).to.deep.equal([false, 'Orders menu']);
  });

  it('closes when the focus goes on', async () => {
    const scene = await opened();
    await press('Tab');
    await scene.card.updateComplete;
    expect(isOpen(scene)).to.equal(false);
  });

  it('opens and closes by the mouse', async () => {
    const scene = await shown();
    await clickOn(toggle(scene));
    await scene.card.updateComplete;
    const before = isOpen(scene);
    await clickOn(toggle(scene));
    await scene.card.updateComplete;
    expect([before, isOpen(scene)]).to.deep.equal([true, false]);
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
    await scene.card.updateComplete;
    expect([scene.loader.mounts.length, focused(scene)]).to.deep.equal([2, 'Orders menu']);
  });
});
