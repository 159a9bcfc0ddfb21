import { expect } from '@open-wc/testing/pure';
import { receiveStream } from '../../src/wire/stream.js';
import { endless, json, never } from '../fixtures/fake-service.js';
import { failure, get, openVault, PUBLIC, type OpenVault } from '../fixtures/open-vault.js';
import { turn } from '../fixtures/manual-clock.js';
import { waitUntil } from '../fixtures/wait-until.js';

type Gadget = Awaited<ReturnType<OpenVault['attach']>>;

const ORDERS_URL = 'https://orders.example/v2/orders';

let vault: OpenVault;
let gadget: Gadget;

beforeEach(async () => {
  vault = await openVault();
  await vault.signIn();
  gadget = await vault.attach();
});

afterEach(() => {
  vault.close();
});

describe('time and place', () => {
  it('a request without an answer ends after thirty seconds and is aborted upstream', async () => {
    vault.service.answer = never;
    const waiting = failure(gadget.call('fetch', get(ORDERS_URL)));
    await waitUntil(() => vault.service.received.length === 1);
    await vault.clock.advance(30_000);
    expect([(await waiting).code, vault.service.aborted]).to.deep.equal(['request-timeout', 1]);
  });

  it('a small body that does not end is given up after thirty seconds more', async () => {
    vault.service.answer = () => new Response(new ReadableStream(), { headers: { 'content-length': '10' } });
    const waiting = failure(gadget.call('fetch', get(ORDERS_URL)));
    await waitUntil(() => vault.service.received.length === 1);
    await turn();
    await vault.clock.advance(30_001);
    expect((await waiting).code).to.equal('request-timeout');
  });

  it('a stream may take as long as it likes', async () => {
    const { response } = endless();
    vault.service.answer = response;
    const { body } = await gadget.call('fetch', get(ORDERS_URL));
    await vault.clock.advance(90_000);
    const { value } = await receiveStream(body as MessagePort)
      .getReader()
      .read();
    expect(new TextDecoder().decode(value)).to.equal('first');
  });

  it('sixteen requests are on their way at once, the next ones wait in line', async () => {
    const answers: (() => void)[] = [];
    vault.service.answer = () => new Promise((resolve) => answers.push(() => resolve(json(null))));
    const calls = Array.from({ length: 20 }, () => gadget.call('fetch', get(ORDERS_URL)));
    await waitUntil(() => answers.length === 16);
    await turn();
    expect(vault.service.received.length).to.equal(16);
    for (let done = 0; done < 20; done += 1) {
      await waitUntil(() => answers.length > done);
      answers[done]!();
    }
    expect((await Promise.all(calls)).every(({ status }) => status === 200)).to.equal(true);
  });

  it('a line that gets too long is refused with too-many-requests', async () => {
    vault.service.answer = never;
    const calls = Array.from({ length: 257 }, () => gadget.call('fetch', get(ORDERS_URL)));
    void Promise.allSettled(calls);
    expect((await failure(calls[256]!)).code).to.equal('too-many-requests');
  });

  it('one gadget that floods its line does not hold up another', async () => {
    const open = await openVault({
      settings: {
        gadgets: [
          { id: 'orders', grants: [PUBLIC] },
          { id: 'other', grants: [PUBLIC] },
        ],
      },
    });
    const [flooder, other] = [await open.attach('orders'), await open.attach('other')];
    open.service.answer = (_request, count) => (count <= 16 ? never() : json(null));
    const flood = Array.from({ length: 200 }, () => flooder.call('fetch', get('https://orders.example/public')));
    void Promise.allSettled(flood);
    await waitUntil(() => open.service.received.length === 16);
    expect((await other.call('fetch', get('https://orders.example/public'))).status).to.equal(200);
    open.close();
  });

  it('a place is free again when a stream ends or is cancelled', async () => {
    vault.service.answer = (_request, count) => (count <= 16 ? endless().response() : json(null));
    const streams = await Promise.all(Array.from({ length: 16 }, () => gadget.call('fetch', get(ORDERS_URL))));
    const next = gadget.call('fetch', get(ORDERS_URL));
    await receiveStream(streams[0]!.body as MessagePort).cancel();
    expect((await next).status).to.equal(200);
  });
});
