import { expect } from '@open-wc/testing/pure';
import { afterPaint } from '../../src/ui/after-paint.js';

describe('after the next paint', () => {
  it('comes after the frame in which the page is drawn', async () => {
    const order: string[] = [];
    requestAnimationFrame(() => order.push('frame'));

    await afterPaint();

    expect(order).to.deep.equal(['frame']);
  });
});
