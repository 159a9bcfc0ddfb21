import { expect } from '@open-wc/testing';
import { playScene, scenes } from './scenes.js';

const arabic = { direction: 'rtl', locale: 'ar-EG' } as const;

for (const [name, scene] of Object.entries(scenes)) {
  describe(`the look of a gadget: ${name}`, () => {
    it('is accessible on light', async () => {
      const gadget = await playScene(scene, { colorScheme: 'light' });

      await gadget.expectAccessible();
    });

    it('is accessible on dark', async () => {
      const gadget = await playScene(scene, { colorScheme: 'dark' });

      await gadget.expectAccessible();
    });

    it('is accessible in a column of 240 pixels from right to left, and fits', async () => {
      const gadget = await playScene(scene, { ...arabic, width: 240 });

      await gadget.expectAccessible();
      expect(gadget.overflowing).to.deep.equal([]);
    });

    it('fits into a column of 240 pixels', async () => {
      const gadget = await playScene(scene, { width: 240 });

      expect(gadget.overflowing).to.deep.equal([]);
    });
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

  it('starts on the right where the page does', async () => {
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
