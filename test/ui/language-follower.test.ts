import { expect } from '@open-wc/testing/pure';
import { stillness } from '../fixtures/accessibility.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { mountBare } from '../login/mount-login.js';

const { documentElement: page } = document;

describe('an element that follows the page’s language', () => {
  it('speaks nothing that the page asks for no more', async () => {
    const login = await mountBare();
    const card = login.shadowRoot!.querySelector<HTMLElement>('.card')!;
    const spoken: string[] = [];
    new MutationObserver(() => spoken.push(card.lang)).observe(card, { attributeFilter: ['lang'] });

    page.lang = 'ar';
    // Long enough to be asked for, too short to be spoken.
    await Promise.resolve();
    page.lang = 'en';
    await import('../../src/ui/change-language.js');
    await import('../../src/ui/languages/ar.js');
    await stillness();
    page.lang = 'fr';
    await waitUntil(() => card.lang === 'fr', 'the card speaks French');

    expect(spoken).to.deep.equal(['fr']);
  });
});
