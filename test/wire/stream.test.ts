import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import { receiveStream, sendStream } from '../../src/wire/stream.js';
import { waitUntil } from '../fixtures/wait-until.js';

const failure = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );

const endless = (cancelled?: () => void): ReadableStream<Uint8Array> =>
  new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(8));
    },
    cancel: () => cancelled?.(),
  });

describe('a byte stream over a port', () => {
  it('moves a view without the rest of its buffer', async () => {
    const { port1, port2 } = new MessageChannel();
    const shared = new Uint8Array(1000).fill(7);
    const source = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(shared.subarray(10, 13));
        controller.close();
      },
    });
    void sendStream(source, port1);
    const { value } = await receiveStream(port2).getReader().read();
    expect(value?.buffer.byteLength).to.equal(3);
    expect(shared.byteLength).to.equal(1000);
  });

  it('gathers chunks into messages of the size that is asked for, and sends what is left', async () => {
    const { port1, port2 } = new MessageChannel();
    const lengths = [3, 3, 5, 4];
    const source = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const length of lengths) controller.enqueue(new Uint8Array(length));
        controller.close();
      },
    });
    const messages: unknown[] = [];
    port2.onmessage = ({ data }: MessageEvent<{ k: string; b?: Uint8Array[] }>) => {
      messages.push(data.b?.map(({ length }) => length) ?? data.k);
    };
    port2.postMessage({ k: 'pull', n: 4 });
    expect(await sendStream(source, port1, { batch: 6 })).to.equal(15);
    await waitUntil(() => messages.length === 3);
    expect(messages).to.deep.equal([[3, 3], [5, 4], 'end']);
  });

  it('breaks off with the reason of its reader’s signal, and cancels its source', async () => {
    const { port1, port2 } = new MessageChannel();
    const controller = new AbortController();
    let cancelled = false;
    void sendStream(
      endless(() => (cancelled = true)),
      port1,
    );
    const reader = receiveStream(port2, controller.signal).getReader();
    await reader.read();
    const reason = new Error('Another customer is on the line');
    controller.abort(reason);
    expect(await failure(reader.read())).to.equal(reason);
    await waitUntil(() => cancelled);
  });

  it('is broken off from the start where its reader’s signal is aborted already', async () => {
    const { port1, port2 } = new MessageChannel();
    let cancelled = false;
    void sendStream(
      endless(() => (cancelled = true)),
      port1,
    );
    const reason = new Error('Too late');
    expect(await failure(receiveStream(port2, AbortSignal.abort(reason)).getReader().read())).to.equal(reason);
    await waitUntil(() => cancelled);
  });

  it('turns a foreign failure of the source into network-failed', async () => {
    const { port1, port2 } = new MessageChannel();
    const source = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new Error('secret text'));
      },
    });
    void sendStream(source, port1);
    const error = (await failure(receiveStream(port2).getReader().read())) as DeskpassError;
    expect(error).to.include({ code: 'network-failed' });
    expect(error.message).not.to.contain('secret');
  });

  it('passes an error of its own on as it is', async () => {
    const { port1, port2 } = new MessageChannel();
    const controller = new AbortController();
    void sendStream(endless(), port1, { signal: controller.signal });
    const reader = receiveStream(port2).getReader();
    await reader.read();
    controller.abort(new DeskpassError('session-ended', 'Signed out'));
    const drained = (async (): Promise<void> => {
      for (;;) await reader.read();
    })();
    expect(await failure(drained)).to.include({ code: 'session-ended' });
  });

  it('cancels its source when nobody reads', async () => {
    const { port1, port2 } = new MessageChannel();
    let cancelled = false;
    const bytes = await sendStream(
      endless(() => (cancelled = true)),
      port1,
      { idleMs: 1 },
    );
    port2.close();
    expect(cancelled).to.equal(true);
    expect(bytes).to.equal(0);
  });

  it('ignores pulls that are no whole positive number', async () => {
    const { port1, port2 } = new MessageChannel();
    port2.start();
    const bytes = sendStream(endless(), port1, { idleMs: 50 });
    for (const n of [-1, 0, 0.5, NaN, Infinity, '9', null]) port2.postMessage({ k: 'pull', n });
    expect(await bytes).to.equal(0);
    port2.close();
  });

  it('bounds what one pull can ask for', async () => {
    const { port1, port2 } = new MessageChannel();
    const sent = sendStream(endless(), port1);
    let chunks = 0;
    const ended = new Promise<void>((resolve) => {
      port2.onmessage = ({ data }: MessageEvent<{ k: string }>) => {
        if (data.k !== 'chunks') resolve();
        else if (++chunks === 16) port2.postMessage({ k: 'cancel' });
      };
    });
    port2.postMessage({ k: 'pull', n: 1e9 });
    await ended;
    expect([chunks, await sent]).to.deep.equal([16, 16 * 8]);
    port2.close();
  });
});
