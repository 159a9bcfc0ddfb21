import { expect } from '@open-wc/testing/pure';
import type { ReactiveControllerHost } from 'lit';
import { Ticker } from '../../src/ui/ticker.js';
import { waitUntil } from '../fixtures/wait-until.js';

/** Counts how often it is asked to draw. */
class CountingHost implements ReactiveControllerHost {
  updates = 0;
  readonly updateComplete = Promise.resolve(true);
  addController(): void {
    this.updates = 0;
  }
  removeController(): void {
    this.updates = 0;
  }
  requestUpdate(): void {
    this.updates += 1;
  }
}

/** A host with its ticker, which counts down. */
function counting(): { readonly host: CountingHost; readonly ticker: Ticker } {
  const host = new CountingHost();
  const ticker = new Ticker(host);
  ticker.run(true);
  return { host, ticker };
}

const twice = ({ host }: { readonly host: CountingHost }): Promise<void> =>
  waitUntil(() => host.updates > 1, 'it ticks twice');

describe('a ticker', () => {
  it('draws its host again while something counts down', async () => {
    const one = counting();

    await twice(one);

    one.ticker.run(false);
  });

  it('rests when nothing counts down any more', async () => {
    const one = counting();
    const other = counting();

    one.ticker.run(false);
    await twice(other);
    other.ticker.run(false);

    expect(one.host.updates).to.equal(0);
  });

  it('rests while its host is away, and goes on when it is back', async () => {
    const one = counting();
    const other = counting();

    one.ticker.hostDisconnected();
    await twice(other);
    const meanwhile = one.host.updates;
    one.ticker.hostConnected();
    await twice(one);
    one.ticker.run(false);
    other.ticker.run(false);

    expect(meanwhile).to.equal(0);
  });
});
