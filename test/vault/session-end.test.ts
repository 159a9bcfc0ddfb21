import { expect } from '@open-wc/testing/pure';
import { receiveStream } from '../../src/wire/stream.js';
import { expired, json, never } from '../fixtures/fake-service.js';
import { failure, get, openVault, type OpenVault, textOf } from '../fixtures/open-vault.js';
import { createScript, SCRIPTED_TOKEN } from '../fixtures/scripted-backend.js';
import { waitUntil } from '../fixtures/wait-until.js';

const ORDERS_URL = 'https://orders.example/v2/orders';

let vault: OpenVault;
let gadget: Awaited<ReturnType<OpenVault['attach']>>;

beforeEach(async () => {
  vault = await openVault();
  await vault.signIn();
  gadget = await vault.attach();
});

afterEach(() => {
  vault.close();
});

describe('a session that ends in the middle', () => {
  it('ends every call with session-ended, in flight and in line, and aborts upstream', async () => {
    vault.service.answer = never;
    const calls = Array.from({ length: 20 }, () => failure(gadget.call('fetch', get(ORDERS_URL))));
    await waitUntil(() => vault.service.received.length === 16);
    await vault.page.call('signOut', { local: true });
    expect(new Set((await Promise.all(calls)).map(({ code }) => code))).to.deep.equal(new Set(['session-ended']));
    expect(vault.service.aborted).to.equal(16);
  });

  it('ends calls that wait for a renewal, and the renewal', async () => {
    let renewing: AbortSignal | undefined;
    vault.script.onRenew = (signal) => {
      renewing = signal;
      return new Promise(() => undefined);
    };
    vault.service.answer = expired;
    const call = failure(gadget.call('fetch', get(ORDERS_URL)));
    await waitUntil(() => renewing !== undefined);
    await vault.page.call('signOut', { local: true });
    expect([(await call).code, renewing?.aborted]).to.deep.equal(['session-ended', true]);
  });

  it('is not ended a second time by the renewal it cut off, nor is the session after it', async () => {
    vault.script.onRenew = () => new Promise(() => undefined);
    const renewing = failure(vault.page.call('renew', null));
    await waitUntil(() => vault.script.renewals === 1);
    await vault.page.call('signOut', { local: true });
    await vault.signIn();
    await renewing;
    expect((await gadget.call('fetch', get(ORDERS_URL))).status).to.equal(200);
    expect(vault.heard.ended).to.deep.equal([]);
  });

  it('takes no credential from a renewal that lands afterwards', async () => {
    let landed = (): void => undefined;
    vault.script.onRenew = () => new Promise((resolve) => (landed = resolve));
    const renewing = failure(vault.page.call('renew', null));
    await waitUntil(() => vault.script.renewals === 1);
    await vault.page.call('signOut', { local: true });
    landed();
    expect((await renewing).code).to.equal('session-ended');
    expect((await failure(gadget.call('fetch', get(ORDERS_URL)))).code).to.equal('not-signed-in');
    expect(vault.heard.renewed).to.deep.equal([]);
  });

  it('breaks streams off', async () => {
    vault.service.answer = () =>
      new Response(
        new ReadableStream<Uint8Array>({
          start(controller) {
            controller.enqueue(new Uint8Array([1]));
          },
        }),
      );
    const { body } = await gadget.call('fetch', get(ORDERS_URL));
    const reader = receiveStream(body as MessagePort).getReader();
    await reader.read();
    await vault.page.call('signOut', { local: true });
    expect((await failure(reader.read())).code).to.equal('session-ended');
  });

  it('leaves the gadget attached for the next agent, who gets nothing of the one before', async () => {
    const held: (() => void)[] = [];
    vault.service.answer = (_request, count) =>
      count === 1
        ? new Promise((resolve) => held.push(() => resolve(json({ for: 'first' }))))
        : json({ for: 'second' });
    const first = failure(gadget.call('fetch', get(ORDERS_URL)));
    await waitUntil(() => held.length === 1);
    await vault.page.call('signOut', { local: true });
    await vault.signIn();
    held[0]!();
    const second = await gadget.call('fetch', get(ORDERS_URL));
    expect([(await first).code, await textOf(second), vault.service.received[1]?.authorization]).to.deep.equal([
      'session-ended',
      '{"for":"second"}',
      `Bearer ${SCRIPTED_TOKEN}-2`,
    ]);
  });

  it('ends a call that still waits to be judged, and the next agent never sends it', async () => {
    vault.close();
    const { scripted } = createScript().table;
    let load = (): void => undefined;
    const loaded = new Promise<void>((resolve) => (load = resolve));
    let isLoading = false;
    const late = () => {
      isLoading = true;
      return loaded.then(() => scripted!());
    };
    const signIn = ['scripted', 'late'].map((backend) => ({ id: backend, backend, label: backend, settings: {} }));
    vault = await openVault({ backends: { scripted: scripted!, late }, settings: { signIn } });
    await vault.signIn('scripted');
    gadget = await vault.attach();
    const call = failure(gadget.call('fetch', get(ORDERS_URL)));
    await waitUntil(() => isLoading, 'what is out of bounds is asked for');
    await vault.page.call('signOut', { local: true });
    await vault.signIn('scripted');
    load();
    expect([(await call).code, vault.service.received]).to.deep.equal(['session-ended', []]);
  });

  it('by another sign-in ends the calls of the one before', async () => {
    vault.service.answer = never;
    const call = failure(gadget.call('fetch', get(ORDERS_URL)));
    await waitUntil(() => vault.service.received.length === 1);
    await vault.signIn();
    expect((await call).code).to.equal('session-ended');
  });
});
