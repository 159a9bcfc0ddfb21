import { assert, expect } from '@open-wc/testing/pure';
import { connect, type DeskpassError } from '../../src/gadget.js';
import { hello, portOffer } from '../../src/wire/gadget-handshake.js';
import { FakeHost, told } from '../fixtures/fake-host.js';

describe('connect', () => {
  let host: FakeHost;
  beforeEach(() => (host = new FakeHost()));
  afterEach(() => {
    host.close();
  });

  /** The error a promise rejects with, by its parts: the frame's classes are not the test's. */
  const failure = (promise: Promise<unknown>): Promise<Pick<DeskpassError, 'name' | 'code' | 'suggestion'>> =>
    promise.then(
      () => assert.fail('It was expected to reject'),
      (thrown: unknown) => thrown as DeskpassError,
    );

  it('resolves with what the desk tells the gadget', async () => {
    const { gadget, identity, claims, context, locale, direction, colorScheme } = await host.connect();
    expect({ gadget, identity, claims, context, locale, direction, colorScheme }).to.deep.equal(told);
  });

  it('opens with the nonce of its mount, once', async () => {
    await host.connect();
    expect(host.opens.map(({ nonce }) => nonce)).to.deep.equal([host.nonce]);
  });

  it('names the SDK by the version of the package', async () => {
    await host.connect();
    const { version } = (await (await fetch('/package.json')).json()) as { version: string };
    expect(host.opens[0]?.sdk).to.equal(version);
  });

  it('takes the nonce out of the address and leaves the rest of the fragment', async () => {
    host.listen();
    const window = await host.load('own-origin.html#/orders/7');
    await window.connect();
    expect(window.location.hash).to.equal('#/orders/7');
  });

  it('says hello to its parent with nothing worth reading', async () => {
    const said = new Promise<unknown>((resolve) => {
      addEventListener('message', ({ data }: MessageEvent) => resolve(data), { once: true });
    });
    const window = await host.load();
    void window.connect({ timeout: 1 }).catch(() => undefined);
    expect(await said).to.deep.equal(hello);
  });

  it('answers the heartbeat', async () => {
    await host.connect();
    expect(await host.control?.call('ping', null)).to.equal(undefined);
  });

  it('rejects with not-framed where there is no desk', async () => {
    expect((await failure(connect())).code).to.equal('not-framed');
  });

  it('rejects with not-framed when it is called again', async () => {
    host.listen();
    const window = await host.load();
    await window.connect();
    expect((await failure(window.connect())).code).to.equal('not-framed');
  });

  it('rejects with host-silent and a suggestion when nobody answers in time', async () => {
    const window = await host.load();
    const { code, suggestion } = await failure(window.connect({ timeout: 20 }));
    expect({ code, helpful: suggestion.includes('<deskpass-gadget>') }).to.deep.equal({
      code: 'host-silent',
      helpful: true,
    });
  });

  it('rejects with host-silent when the desk offers a port and then nothing', async () => {
    host.listen({ onHello: (frame) => frame.postMessage(portOffer, '*', [new MessageChannel().port2]) });
    const window = await host.load();
    expect((await failure(window.connect({ timeout: 20 }))).code).to.equal('host-silent');
  });

  it('rejects with protocol-mismatch when the desk speaks another version', async () => {
    host.listen({ onHello: (frame) => frame.postMessage({ ...portOffer, v: 2 }, '*') });
    const window = await host.load();
    expect((await failure(window.connect())).code).to.equal('protocol-mismatch');
  });

  it('ignores a port that a sibling offers', async () => {
    const sibling = document.createElement('iframe');
    const offers = new Promise<MessageEvent>((resolve) => {
      host.listen({
        onHello: (frame) => {
          frame.addEventListener('message', resolve, { once: true });
          const script = sibling.contentWindow as Window & { eval: typeof eval };
          // Called in the sibling's realm, so that the message comes from there.
          const post = script.eval('(frame, offer, port) => frame.postMessage(offer, "*", [port])') as (
            ...args: unknown[]
          ) => void;
          post(frame, portOffer, new MessageChannel().port2);
        },
      });
    });
    document.body.append(sibling);
    const window = await host.load();
    const connecting = failure(window.connect({ timeout: 50 }));
    expect((await offers).source).to.equal(sibling.contentWindow);
    expect((await connecting).code).to.equal('host-silent');
    sibling.remove();
  });

  it('takes the first port its parent offers and no second one', async () => {
    const second = new MessageChannel();
    let heard = 0;
    second.port1.onmessage = () => (heard += 1);
    host.listen();
    const window = await host.load();
    const connecting = window.connect();
    await connecting;
    window.postMessage(portOffer, '*', [second.port2]);
    await host.control?.call('ping', null);
    expect({ heard, opens: host.opens.length }).to.deep.equal({ heard: 0, opens: 1 });
  });
});
