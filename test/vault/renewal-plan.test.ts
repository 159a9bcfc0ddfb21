import { expect } from '@open-wc/testing/pure';
import { dueWhenLeft, waitAfter, warnWhenLeft } from '../../src/vault/renewal-plan.js';

describe('the renewal plan', () => {
  it('spreads agents who signed in together over a seventh of the lifetime', () => {
    const [early, middle, late] = [0, 0.5, 1].map((value) => Math.round(dueWhenLeft(100_000, () => value)));
    expect([early, middle, late]).to.deep.equal([32_500, 25_000, 17_500]);
  });

  it('never renews what does not expire', () => {
    expect(dueWhenLeft(Infinity, () => 0)).to.equal(-Infinity);
  });

  it('doubles its waits up to a minute', () => {
    expect([1, 2, 3, 6, 7, 50, 5000].map((failures) => waitAfter(failures, () => 0.5))).to.deep.equal([
      1000, 2000, 4000, 32_000, 60_000, 60_000, 60_000,
    ]);
  });

  it('spreads its waits', () => {
    expect([0, 1].map((value) => waitAfter(1, () => value))).to.deep.equal([900, 1100]);
  });

  it('warns a minute before the end, or a quarter of a short life before it', () => {
    expect([300_000, 120_000, Infinity].map(warnWhenLeft)).to.deep.equal([60_000, 30_000, 60_000]);
  });
});
