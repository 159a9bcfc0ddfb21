import { expect } from '@open-wc/testing';
import { expectAccessible, overflowing } from '../fixtures/accessibility.js';
import { challengeStates } from '../fixtures/challenge-states.js';
import { stepDrawn } from './mount-challenge.js';
import { mountWith } from './mount-login.js';

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

describe('every step of a sign-in', () => {
  const { documentElement: root } = document;
  afterEach(() => {
    root.removeAttribute('style');
    root.removeAttribute('dir');
  });

  for (const [page, { colorScheme, background, color, direction, width }] of Object.entries(pages)) {
    for (const { name, state, desk } of challengeStates) {
      it(`is accessible and fits on ${page}: ${name}`, async () => {
        Object.assign(root.style, { colorScheme, background, color });
        root.dir = direction;
        const { login } = await mountWith(state, desk);
        login.parentElement!.style.inlineSize = width;
        await stepDrawn(login);

        await expectAccessible();

        expect(overflowing(login)).to.deep.equal([]);
      });
    }
  }
});
