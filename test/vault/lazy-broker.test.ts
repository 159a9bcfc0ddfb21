import { expect } from '@open-wc/testing/pure';
import { createLazyBroker } from '../../src/vault/lazy-broker.js';
import { createChannel } from '../../src/wire/channel.js';
import type { NetworkCalls } from '../../src/wire/gadget-contract.js';
import { failure, get } from '../fixtures/open-vault.js';

/** A broker that notes its calls, and a load that a test lets succeed or fail. */
function createFixture() {
  const calls: string[] = [];
  const loads: { readonly succeed: () => void; readonly fail: () => void }[] = [];
  const loaded = {
    attach: (gadget: string) => void calls.push(`attach ${gadget}`),
    detach: (gadget: string) => void calls.push(`detach ${gadget}`),
    close: () => void calls.push('close'),
  };
  const broker = createLazyBroker(
    () =>
      new Promise((resolve, reject) => {
        const succeed = (): void => {
          resolve(loaded);
        };
        const fail = (): void => {
          reject(new TypeError('Failed to fetch the module'));
        };
        loads.push({ succeed, fail });
      }),
  );
  return { broker, calls, loads, port: new MessageChannel().port1 };
}

describe('a broker whose code is not there yet', () => {
  it('is fetched once, and serves all who waited', async () => {
    const { broker, calls, loads, port } = createFixture();
    const all = Promise.all([broker.attach('a', port), broker.attach('b', port)]);
    loads[0]!.succeed();
    await all;
    expect([calls, loads.length]).to.deep.equal([['attach a', 'attach b'], 1]);
  });

  it('keeps the order of calls', async () => {
    const { broker, calls, loads, port } = createFixture();
    const all = Promise.all([broker.attach('a', port), broker.detach('a'), broker.attach('b', port), broker.close()]);
    loads[0]!.succeed();
    await all;
    expect(calls.indexOf('attach a')).to.be.below(calls.indexOf('detach a'));
    expect(calls.at(-1)).to.equal('close');
  });

  it('is not fetched to detach or to close', async () => {
    const { broker, loads } = createFixture();
    await Promise.all([broker.detach('a'), broker.close()]);
    expect(loads.length).to.equal(0);
  });

  it('that does not load says so, and is fetched again', async () => {
    const { broker, calls, loads, port } = createFixture();
    const first = failure(broker.attach('a', port));
    loads[0]!.fail();
    expect((await first).code).to.equal('vault-unreachable');
    const second = broker.attach('a', port);
    loads[1]!.succeed();
    await second;
    expect(calls).to.deep.equal(['attach a']);
  });

  it('that does not load leaves nobody waiting on the port', async () => {
    const { broker, loads } = createFixture();
    const { port1, port2 } = new MessageChannel();
    const gadget = createChannel<NetworkCalls, object, object, object>(port2, { handlers: {} });
    const asked = failure(gadget.call('fetch', get('https://orders.example/v2/orders')));
    void failure(broker.attach('a', port1));
    loads[0]!.fail();
    expect((await asked).code).to.equal('vault-unreachable');
  });
});
