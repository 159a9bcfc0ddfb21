import { expect } from '@open-wc/testing/pure';
import { createSlots } from '../../src/vault/slots.js';
import { failure } from '../fixtures/open-vault.js';

const { signal } = new AbortController();

describe('slots', () => {
  it('let as many in as there are, and the next one when a place is given back', async () => {
    const slots = createSlots(2, 5);
    const order: string[] = [];
    const give = await slots.take(signal);
    await slots.take(signal);
    const third = slots.take(signal).then(() => order.push('third'));
    order.push('waiting');
    give();
    await third;
    expect(order).to.deep.equal(['waiting', 'third']);
  });

  it('serve the line in its order', async () => {
    const slots = createSlots(1, 5);
    const order: number[] = [];
    const give = await slots.take(signal);
    const waiting = [1, 2, 3].map(async (n) => {
      const next = await slots.take(signal);
      order.push(n);
      next();
    });
    give();
    await Promise.all(waiting);
    await slots.take(signal);
    expect(order).to.deep.equal([1, 2, 3]);
  });

  it('do not grow when a place is given back twice', async () => {
    const slots = createSlots(1, 0);
    const give = await slots.take(signal);
    give();
    give();
    await slots.take(signal);
    expect((await failure(slots.take(signal))).code).to.equal('too-many-requests');
  });

  it('refuse who would make the line too long', async () => {
    const slots = createSlots(1, 1);
    await slots.take(signal);
    void slots.take(signal);
    expect((await failure(slots.take(signal))).code).to.equal('too-many-requests');
  });

  it('forget who leaves the line', async () => {
    const slots = createSlots(1, 1);
    const give = await slots.take(signal);
    const controller = new AbortController();
    const leaving = slots.take(controller.signal).catch((reason: unknown) => reason);
    controller.abort('left');
    const next = slots.take(signal);
    give();
    expect([await leaving, typeof (await next)]).to.deep.equal(['left', 'function']);
  });
});
