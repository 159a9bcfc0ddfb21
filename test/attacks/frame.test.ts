import { expect } from '@open-wc/testing/pure';
import { hello } from '../../src/wire/gadget-handshake.js';
import { openAttackDesk, THIEF, type AttackDesk, type AttackGadget } from '../fixtures/attack-desk.js';
import { SCRIPTED_TOKEN } from '../fixtures/scripted-backend.js';

describe('a gadget that attacks from its frame', () => {
  let desk: AttackDesk;

  beforeEach(async () => {
    desk = await openAttackDesk();
  });
  afterEach(() => {
    desk.close();
  });

  it('finds no token in anything it can reach', async () => {
    const gadget = await desk.mount();
    await gadget.attack({ do: 'fetch', url: desk.api('api/orders') });
    const { text } = await gadget.attack({ do: 'loot' });
    expect(text).to.be.a('string').that.contains('Sarah Jefferson');
    expect(text).not.to.contain(SCRIPTED_TOKEN);
  });

  for (const what of ['parent', 'top', 'storage', 'cookie'] as const) {
    it(`cannot reach ${what}`, async () => {
      const gadget = await desk.mount();
      expect(await gadget.attack({ do: 'reach', what })).to.deep.equal({ name: 'SecurityError' });
    });
  }

  it('is taken down when it says hello again', async () => {
    const gadget = await desk.mount();
    gadget.order({ do: 'hello' });
    expect(await gadget.down).to.include({ code: 'gadget-navigated' });
  });

  describe('with a port that another gadget has handed to it', () => {
    let [orders, notes]: readonly [AttackGadget?, AttackGadget?] = [];

    beforeEach(async () => {
      [orders, notes] = [await desk.mount('orders'), await desk.mount('notes')];
      await orders.attack({ do: 'fetch', url: desk.api('api/orders') });
      await orders.attack({ do: 'pass-port' });
    });

    it('has the rights of the one it belongs to, and is recorded as that', async () => {
      const allowed = await notes!.attack({ do: 'use-port', url: desk.api('api/orders') });
      const refused = await notes!.attack({ do: 'use-port', url: desk.api('api/orders', THIEF) });

      expect([allowed['status'], refused['rule']]).to.deep.equal([200, 'origin']);
      expect(desk.records.map(({ gadget }) => gadget)).to.deep.equal(['orders', 'orders', 'orders']);
    });

    it('gets no answer any more once that one is taken down', async () => {
      const before = (await desk.visits()).length;
      orders!.order({ do: 'hello' });
      await orders!.down;
      await desk.page.call('detach', { gadget: 'orders' });

      const { code } = await notes!.attack({ do: 'use-port', url: desk.api('api/orders') });

      expect(code).to.equal('channel-closed');
      expect((await desk.visits()).length).to.equal(before);
    });
  });

  it('is taken down when its frame goes elsewhere, and the page that came gets no port', async () => {
    const heard: string[] = [];
    const listen = ({ data }: MessageEvent<{ stranger?: string }>): void => {
      if (data.stranger) heard.push(data.stranger);
    };
    addEventListener('message', listen);
    const gadget = await desk.mount();
    gadget.order({
      do: 'navigate',
      url: `http://thief.localhost:${location.port}/test/fixtures/gadgets/stranger.html`,
    });
    const error = await gadget.down;
    removeEventListener('message', listen);
    expect(error).to.include({ code: 'gadget-navigated' });
    expect(heard).not.to.include('has a port');
  });

  it('cannot say hello for another gadget', async () => {
    const [orders, notes] = [await desk.mount('orders'), await desk.mount('notes')];
    await notes.attack({ do: 'offer-ports' });
    const spoils = await orders.attack({ do: 'fetch', url: desk.api('api/orders') });
    expect(spoils).to.include({ status: 200 });
  });

  it('is not heard when the page itself posts a hello', async () => {
    const gadget = await desk.mount();
    window.postMessage(hello, '*');
    expect(await gadget.attack({ do: 'fetch', url: desk.api('api/orders') })).to.include({ status: 200 });
  });
});

describe('a page that is framed without the nonce of its mount', () => {
  it('is refused the network port', async () => {
    const { FrameConnection } = await import('../../src/host/frame-connection.js');
    const { createChannel } = await import('../../src/wire/channel.js');
    let attached = 0;
    let reason = '';
    const connection = new FrameConnection({
      nonce: 'the-real-one',
      facts: () => {
        throw new Error('Nobody may be told anything');
      },
      attach: () => (attached += 1),
      onOpen: () => undefined,
      onHeight: () => undefined,
      onFailed: ({ code }) => (reason = code),
    });
    const port = connection.hello(1);
    const channel = createChannel<{ open(p: object): unknown }, object, object, object>(port!, { handlers: {} });
    const answer: unknown = await channel
      .call('open', { nonce: 'guessed', sdk: '1' })
      .catch((thrown: unknown) => thrown);
    expect(answer).to.be.instanceOf(Error);
    expect({ attached, reason }).to.deep.equal({ attached: 0, reason: 'gadget-navigated' });
  });
});
