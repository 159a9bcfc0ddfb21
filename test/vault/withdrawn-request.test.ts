import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import { receiveStream } from '../../src/wire/stream.js';
import { endless, json, never } from '../fixtures/fake-service.js';
import { failure, get, openVault, type OpenVault } from '../fixtures/open-vault.js';
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

describe('a gadget that aborts', () => {
  const abortAfter = async (ready: () => boolean): Promise<unknown> => {
    const controller = new AbortController();
    const call = gadget
      .call('fetch', get(ORDERS_URL), { signal: controller.signal })
      .catch((reason: unknown) => reason);
    await waitUntil(ready);
    controller.abort('enough');
    return call;
  };

  it('aborts upstream, and gets its own reason', async () => {
    vault.service.answer = never;
    expect(await abortAfter(() => vault.service.received.length === 1)).to.equal('enough');
    await waitUntil(() => vault.service.aborted === 1);
    await waitUntil(() => vault.heard.record.length === 1);
    expect(vault.heard.record[0]?.outcome).to.equal('aborted');
  });

  it('leaves the line without being sent', async () => {
    vault.service.answer = never;
    for (let i = 0; i < 16; i += 1) gadget.call('fetch', get(ORDERS_URL)).catch(() => undefined);
    await abortAfter(() => vault.service.received.length === 16);
    await waitUntil(() => vault.heard.record.length === 1);
    expect([vault.heard.record[0]?.outcome, vault.service.received.length]).to.deep.equal(['aborted', 16]);
  });

  it('cancels the source of a stream', async () => {
    const { response, cancelled } = endless();
    vault.service.answer = response;
    const { body } = await gadget.call('fetch', get(ORDERS_URL));
    const reader = receiveStream(body as MessagePort).getReader();
    await reader.read();
    await reader.cancel();
    await waitUntil(() => cancelled());
  });

  it('a thousand times leaves no place taken', async () => {
    vault.service.answer = never;
    for (let round = 0; round < 10; round += 1) {
      const controller = new AbortController();
      const { signal } = controller;
      const calls = Array.from({ length: 100 }, () =>
        gadget.call('fetch', get(ORDERS_URL), { signal }).catch(() => 'aborted'),
      );
      await waitUntil(() => vault.service.received.length >= 16 * (round + 1));
      controller.abort();
      expect(new Set(await Promise.all(calls))).to.deep.equal(new Set(['aborted']));
    }
    vault.service.answer = () => json(null);
    expect((await gadget.call('fetch', get(ORDERS_URL))).status).to.equal(200);
    await waitUntil(() => vault.heard.record.length === 1001);
  });
});

describe('a gadget that is detached', () => {
  it('loses its port, and its requests are aborted upstream', async () => {
    vault.service.answer = never;
    const call = failure(gadget.call('fetch', get(ORDERS_URL)));
    await waitUntil(() => vault.service.received.length === 1);
    await vault.page.call('detach', { gadget: 'orders' });
    expect((await call).code).to.equal('channel-closed');
    await waitUntil(() => gadget.closed && vault.service.aborted === 1);
  });

  it('loses its streams', async () => {
    const { response, cancelled } = endless();
    vault.service.answer = response;
    const { body } = await gadget.call('fetch', get(ORDERS_URL));
    const reader = receiveStream(body as MessagePort).getReader();
    await reader.read();
    await vault.page.call('detach', { gadget: 'orders' });
    expect((await failure(reader.read())).code).to.equal('channel-closed');
    await waitUntil(() => cancelled());
  });

  it('loses its first port when it is attached again', async () => {
    const again = await vault.attach();
    await waitUntil(() => gadget.closed);
    expect((await again.call('fetch', get(ORDERS_URL))).status).to.equal(200);
  });

  it('does not take the port of its successor along when it leaves late', async () => {
    const again = await vault.attach();
    gadget.close();
    await turn();
    expect((await again.call('fetch', get(ORDERS_URL))).status).to.equal(200);
  });

  it('aborts upstream when it leaves by itself', async () => {
    vault.service.answer = never;
    gadget.call('fetch', get(ORDERS_URL)).catch(() => undefined);
    await waitUntil(() => vault.service.received.length === 1);
    gadget.close(new DeskpassError('gadget-stopped', 'Gone'));
    await waitUntil(() => vault.service.aborted === 1);
  });

  it('that the desk file does not name is never attached', async () => {
    expect((await failure(vault.attach('stranger'))).code).to.equal('request-invalid');
  });
});
