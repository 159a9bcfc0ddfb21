import { expect } from '@open-wc/testing';
import { expectAccessible, overflowing } from '../fixtures/accessibility.js';
import { cardStates } from '../fixtures/card-states.js';
import { mountCard } from './mount-card.js';

const pages = {
  'a light page': { colorScheme: 'light', background: '#fff', color: '#111', direction: 'ltr', width: '' },
  'a dark page': { colorScheme: 'dark', background: '#0d1116', color: '#eee', direction: 'ltr', width: '' },
  'a narrow right-to-left page': {
    colorScheme: 'light',
    background: '#fff',
    color: '#111',
    direction: 'rtl',
    width: '240px',
  },
} as const;

describe('every state of a gadget’s card', () => {
  const { documentElement: root } = document;
  afterEach(() => {
    root.removeAttribute('style');
    root.removeAttribute('dir');
  });

  for (const [page, { colorScheme, background, color, direction, width }] of Object.entries(pages)) {
    for (const [name, enter] of Object.entries(cardStates)) {
      it(`is accessible and fits on ${page}: ${name}`, async () => {
        Object.assign(root.style, { colorScheme, background, color });
        root.dir = direction;
        const scene = await mountCard();
        scene.card.style.inlineSize = width;
        await enter(scene);
        await scene.card.updateComplete;
        for (const details of scene.card.shadowRoot?.querySelectorAll('details') ?? []) details.open = true;

        await expectAccessible();

        expect(overflowing(scene.card)).to.deep.equal([]);
      });
    }
  }
});
