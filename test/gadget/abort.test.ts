import { assert, expect } from '@open-wc/testing/pure';
import type { Desk } from '../../src/gadget.js';
import type { WireRequest, WireResponse } from '../../src/wire/gadget-contract.js';
import { sendStream } from '../../src/wire/stream.js';
import { FakeHost } from '../fixtures/fake-host.js';

describe('aborting desk.fetch', () => {
  let host: FakeHost;
  let abort: AbortController;
  beforeEach(() => {
    host = new FakeHost();
    abort = new AbortController();
  });
  afterEach(() => {
    host.close();
  });

  const url = 'https://orders.example/v2/orders';
  const ok: WireResponse = { url, status: 200, statusText: 'OK', headers: [], body: null };

  const failure = (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => assert.fail('It was expected to reject'),
      (thrown: unknown) => thrown,
    );
  const nameOf = (thrown: unknown): unknown => (thrown as Error).name;

  it('sends nothing where the signal is aborted already', async () => {
    const asked: WireRequest[] = [];
    const desk = await host.connect({
      fetch: (request) => {
        asked.push(request);
        return ok;
      },
    });
    expect(nameOf(await failure(desk.fetch(url, { signal: AbortSignal.abort() })))).to.equal('AbortError');
    await desk.fetch(url);
    expect(asked).to.have.length(1);
  });

  it('does not wait for a body that never ends', async () => {
    const desk = await host.connect();
    const { Request: Own } = host.frame.contentWindow as unknown as typeof globalThis;
    const endless = new Own(url, { method: 'POST', body: 'x', signal: abort.signal });
    // What a stream that never ends comes to, also in engines that do not upload streams.
    Own.prototype.blob = () => new Promise(() => undefined);
    const sending = failure(desk.fetch(endless));
    abort.abort();
    expect(nameOf(await sending)).to.equal('AbortError');
  });

  it('withdraws a request that waits for its headers', async () => {
    let withdrawn: (value: unknown) => void;
    const upstream = new Promise((resolve) => (withdrawn = resolve));
    let arrived: (value: unknown) => void;
    const waiting = new Promise((resolve) => (arrived = resolve));
    const desk = await host.connect({
      fetch: (_request, { signal }) => {
        arrived(undefined);
        signal.addEventListener('abort', () => withdrawn(signal.reason));
        return new Promise(() => undefined);
      },
    });
    const sending = failure(desk.fetch(url, { signal: abort.signal }));
    await waiting;
    abort.abort();
    expect(nameOf(await sending)).to.equal('AbortError');
    expect(nameOf(await upstream)).to.equal('AbortError');
  });

  it('rejects with the reason the gadget gave', async () => {
    const desk = await host.connect({ fetch: () => new Promise(() => undefined) });
    const sending = failure(desk.fetch(url, { signal: abort.signal }));
    const reason = new Error('Another customer is on the line');
    abort.abort(reason);
    expect(await sending).to.equal(reason);
  });

  it('follows the signal of a Request', async () => {
    const desk = await host.connect({ fetch: () => new Promise(() => undefined) });
    const sending = failure(desk.fetch(new Request(url, { signal: abort.signal })));
    abort.abort();
    expect(nameOf(await sending)).to.equal('AbortError');
  });

  const streaming = async (): Promise<{ desk: Desk; cancelled: Promise<unknown> }> => {
    let cancel: (reason: unknown) => void;
    const cancelled = new Promise((resolve) => (cancel = resolve));
    const source = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array(9));
      },
      cancel: (reason) => {
        cancel(reason);
      },
    });
    const { port1, port2 } = new MessageChannel();
    void sendStream(source, port1);
    const desk = await host.connect({
      fetch: (_request, context) => {
        context.transfer(port2);
        return { ...ok, body: port2 };
      },
    });
    return { desk, cancelled };
  };

  it('breaks a streamed body off and stops it at its source', async () => {
    const { desk, cancelled } = await streaming();
    const response = await desk.fetch(url, { signal: abort.signal });
    const reading = failure(response.text());
    abort.abort();
    expect(nameOf(await reading)).to.equal('AbortError');
    await cancelled;
  });

  it('breaks a body off that has arrived whole but is not read', async () => {
    const body = new ArrayBuffer(9);
    const desk = await host.connect({ fetch: () => ({ ...ok, body }) });
    const response = await desk.fetch(url, { signal: abort.signal });
    abort.abort();
    expect(nameOf(await failure(response.text()))).to.equal('AbortError');
  });

  it('stops the source where the gadget cancels the body', async () => {
    const { desk, cancelled } = await streaming();
    const response = await desk.fetch(url);
    await response.body?.cancel();
    await cancelled;
  });

  it('leaves a response alone that has been read', async () => {
    const body = new TextEncoder().encode('seven').buffer;
    const desk = await host.connect({ fetch: () => ({ ...ok, body }) });
    const text = await (await desk.fetch(url, { signal: abort.signal })).text();
    abort.abort();
    expect(text).to.equal('seven');
  });
});
