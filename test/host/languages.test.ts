import { expect } from '@open-wc/testing/pure';
import { overflowing, stillness } from '../fixtures/accessibility.js';
import { cardStates } from '../fixtures/card-states.js';
import { sentencesOf } from '../fixtures/sentences.js';
import { waitUntil } from '../fixtures/wait-until.js';
import { mountCard } from './mount-card.js';
import { boardOf, deskWith, mountDesk, signedIn } from './mount-desk.js';

const { documentElement: page } = document;

/** Names that a site, a system or a gadget gives are the same in every language, and so is a word or two of ours. */
const NAMES = /^(Orders|The gadget|Northwind.*|Sarah Jefferson|SJ|Agent · .*|SSO|\S+\.(example|localhost:\d+))$/;

/** Has the page speak a language, and waits until the element does. */
async function switchTo(element: Element, language: string): Promise<void> {
  page.lang = language;
  const speaks = () => element.shadowRoot?.querySelector(`:is(header, .bar)[lang=${language}]`);
  await waitUntil(speaks, `it speaks ${language}`);
  await stillness();
}

/** Nothing that was read in English is read in another language, and all of it fits. */
async function expectTranslated(element: Element): Promise<void> {
  const english = new Set(sentencesOf(element));
  expect([...english].filter((sentence) => !NAMES.test(sentence))).not.to.deep.equal([]);
  for (const language of ['de', 'fr', 'ar']) {
    await switchTo(element, language);
    const left = sentencesOf(element).filter((sentence) => english.has(sentence) && !NAMES.test(sentence));
    expect(left, language).to.deep.equal([]);
    expect(overflowing(element), language).to.deep.equal([]);
  }
  // What comes next begins in English; one that is there changes only when it can.
  await switchTo(element, 'en');
}

describe('a desk in another language has no English left and fits 320 px', () => {
  beforeEach(() => {
    page.lang = 'en';
  });

  afterEach(() => {
    page.removeAttribute('lang');
  });

  for (const [name, enter] of Object.entries(cardStates)) {
    it(`on the card of a gadget: ${name}`, async () => {
      const scene = await mountCard();
      scene.card.style.inlineSize = '320px';
      await enter(scene);
      await scene.card.updateComplete;
      await expectTranslated(scene.card);
    });
  }

  const soon = { expiresAt: Date.now() + 600_000 };
  for (const [name, state, desk] of [
    ['with a gadget', signedIn(), deskWith({ id: 'orders', title: 'Orders' })],
    ['without a gadget', signedIn(), deskWith()],
    ['whose session ends', signedIn(soon, true), deskWith()],
    ['whose session ends for good', signedIn({ ...soon, renewable: false }, true), deskWith()],
  ] as const) {
    it(`on the board ${name}`, async () => {
      const { element } = await mountDesk(state, desk);
      element.style.inlineSize = '320px';
      await expectTranslated(await boardOf(element));
    });
  }
});
