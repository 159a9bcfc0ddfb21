import { expect } from '@open-wc/testing/pure';
import { runsAxe } from '../fixtures/accessibility.js';
import { FakeDesk } from './fake-desk.js';
import { play, type Play } from './play.js';
import { playScene, sarah, scenes } from './scenes.js';

const arabicDesk = { direction: 'rtl', locale: 'ar-EG' } as const;

/** A gadget that somebody has translated. */
const arabic = { ...arabicDesk, written: { lang: 'ar', dir: 'rtl' } } as const;

/** How a gadget is seen that axe has to pass. */
const views = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'a narrow column from right to left': { ...arabic, width: 240 },
} as const;

for (const [name, scene] of Object.entries(scenes)) {
  describe(`the look of a gadget: ${name}`, () => {
    for (const [view, seen] of Object.entries(runsAxe ? views : {})) {
      it(`is accessible on ${view}`, async () => {
        const gadget = await playScene(scene, seen);

        await gadget.expectAccessible();
      });
    }

    for (const seen of [{}, arabic]) {
      it(`fits into a column of 240 pixels from ${seen === arabic ? 'right to left' : 'left to right'}`, async () => {
        const gadget = await playScene(scene, { ...seen, width: 240 });

        expect(gadget.overflowing).to.deep.equal([]);
      });
    }
  });
}

describe('the table of orders', () => {
  const orders = scenes['orders']!;

  it('has four columns where they fit', async () => {
    const gadget = await playScene(orders, { width: 480 });

    const tops = gadget.all('.above:first-child td').map((cell) => cell.getBoundingClientRect().top);
    expect(new Set(tops).size).to.equal(1);
  });

  it('takes two lines an order where they do not', async () => {
    const gadget = await playScene(orders, { width: 320 });

    const [order, placed, state, total] = gadget
      .all('.above:first-child td')
      .map((cell) => cell.getBoundingClientRect());
    expect(placed!.top).to.be.at.least(order!.bottom);
    expect(state!.top).to.be.at.least(total!.bottom);
    expect(state!.left).to.be.greaterThan(placed!.left);
  });

  it('starts on the right where the gadget is written so', async () => {
    const gadget = await playScene(orders, { ...arabic, width: 480 });

    const [order, , , total] = gadget.all('.above:first-child td').map((cell) => cell.getBoundingClientRect());
    expect(order!.left).to.be.greaterThan(total!.left);
  });

  it('stays a table for a screen reader when it is laid out in lines', async () => {
    const gadget = await playScene(orders, { width: 240 });

    const roles = ['table', 'tr', 'th', 'td'].map((tag) => gadget.find(tag).getAttribute('role'));
    expect(roles).to.deep.equal(['table', 'row', 'columnheader', 'cell']);
  });
});

describe('a gadget in English on an Arabic desk', () => {
  const playArabic: Readonly<Record<string, () => Promise<Play>>> = {
    'the orders': () => playScene(scenes['an open order']!, arabicDesk),
    'the agent': () =>
      play('identity', new FakeDesk({ ...sarah, ...arabicDesk, claims: { updated_at: 1_700_000_000 } })),
  };

  for (const [name, start] of Object.entries(playArabic)) {
    it(`is marked as English, and what is written in Arabic as Arabic: ${name}`, async () => {
      const gadget = await start();

      const { lang, dir } = gadget.document.documentElement;
      expect([lang, dir]).to.deep.equal(['en', '']);
      const marks = gadget.texts.map(({ words, language }) => [
        /[\u0600-\u06ff]/.test(words) ? 'ar-EG' : 'en',
        language,
      ]);
      expect(marks.map(([, language]) => language)).to.deep.equal(marks.map(([wanted]) => wanted));
      expect(marks.flat()).to.include('ar-EG');
      if (runsAxe) await gadget.expectAccessible();
    });
  }
});
