import { expect } from '@open-wc/testing/pure';
import { DeskpassError } from '../../src/core/errors.js';
import { createChannel, type Channel } from '../../src/wire/channel.js';
import { receiveStream } from '../../src/wire/stream.js';
import type { PeerCalls, PeerEvents } from '../fixtures/wire-peer.js';

/** A way to reach another realm by a port. */
export interface Transport {
  /** The near end of a port whose far end `servePeer` has. */
  open(): Promise<MessagePort>;
  /** Ends what `open` started. */
  close(): void;
}

const failure = async (promise: Promise<unknown>): Promise<DeskpassError> => {
  const thrown: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(thrown).to.be.instanceOf(DeskpassError);
  return thrown as DeskpassError;
};

/** What a channel promises over every transport. */
export function describeTransport(name: string, create: () => Transport): void {
  describe(`transport contract: ${name}`, () => {
    let transport: Transport;
    let channel: Channel<PeerCalls, object>;
    let heard: string[];
    let onSaid: () => void;
    let closed: DeskpassError | undefined;

    beforeEach(async () => {
      heard = [];
      onSaid = () => undefined;
      closed = undefined;
      transport = create();
      channel = createChannel<PeerCalls, object, object, PeerEvents>(await transport.open(), {
        handlers: {},
        onEvent: (_event, text) => {
          heard.push(text);
          onSaid();
        },
        onClose: (reason) => (closed = reason),
      });
    });

    afterEach(() => {
      channel.close();
      transport.close();
    });

    it('answers a call with the value its handler returned', async () => {
      expect(await channel.call('echo', { a: [1, 'ü', null] })).to.deep.equal({ a: [1, 'ü', null] });
    });

    it('keeps a hundred calls at once apart', async () => {
      const values = Array.from({ length: 100 }, (_, i) => i);
      expect(await Promise.all(values.map((value) => channel.call('echo', value)))).to.deep.equal(values);
    });

    it('moves a buffer there and back', async () => {
      const buffer = new Uint8Array([1, 2, 3]).buffer;
      const back = await channel.call('move', buffer, { transfer: [buffer] });
      expect(buffer.byteLength).to.equal(0);
      expect([...new Uint8Array(back)]).to.deep.equal([1, 2, 3]);
    });

    it('carries code, message, suggestion and facts of an error', async () => {
      const { code, message, suggestion, facts } = await failure(channel.call('fail', null));
      expect({ code, message, suggestion, facts }).to.deep.equal({
        code: 'request-refused',
        message: 'Refused for a test',
        suggestion: 'Do less',
        facts: { rule: 'path' },
      });
    });

    it('keeps the text of a foreign error on its own side', async () => {
      const error = await failure(channel.call('leak', null));
      expect(error.code).to.equal('internal');
      expect(error.message).not.to.contain('secret');
    });

    it('refuses a method that is not in the contract, also the names every object has', async () => {
      const loose = channel as unknown as Channel<Record<string, (p: unknown) => unknown>, object>;
      for (const method of ['nothing', 'constructor', 'toString', '__proto__', 'then', 'valueOf']) {
        expect((await failure(loose.call(method, null))).code).to.equal('unknown-method');
      }
    });

    it('withdraws a call on both sides when its signal aborts', async () => {
      const controller = new AbortController();
      const call = channel.call('wait', null, { signal: controller.signal });
      controller.abort();
      const reason: unknown = await call.catch((thrown: unknown) => thrown);
      expect((reason as DOMException).name).to.equal('AbortError');
      expect(await channel.call('withdrawn', null)).to.equal(1);
    });

    it('sends nothing for a call whose signal was aborted before', async () => {
      const reason: unknown = await channel
        .call('wait', null, { signal: AbortSignal.abort() })
        .catch((thrown: unknown) => thrown);
      expect((reason as DOMException).name).to.equal('AbortError');
      expect(await channel.call('withdrawn', null)).to.equal(0);
    });

    it('refuses calls beyond the limit and answers again once there is room', async () => {
      const controller = new AbortController();
      const waits = Array.from({ length: 8 }, () => channel.call('wait', null, { signal: controller.signal }));
      const refused = await failure(channel.call('echo', 1));
      controller.abort();
      await Promise.allSettled(waits);
      expect(refused.code).to.equal('too-many-requests');
      expect(await channel.call('echo', 2)).to.equal(2);
    });

    it('carries events in the order they were sent', async () => {
      const three = new Promise<void>((resolve) => {
        onSaid = () => {
          if (heard.length === 3) resolve();
        };
      });
      await Promise.all(['one', 'two', 'three'].map((text) => channel.call('say', text)));
      await three;
      expect(heard).to.deep.equal(['one', 'two', 'three']);
    });

    it('streams bytes unchanged and in order', async () => {
      const port = await channel.call('stream', { chunks: 100, size: 1000 });
      const bytes = new Uint8Array(await new Response(receiveStream(port)).arrayBuffer());
      expect(bytes.byteLength).to.equal(100_000);
      expect(Array.from({ length: 100 }, (_, i) => bytes[i * 1000])).to.deep.equal(
        Array.from({ length: 100 }, (_, i) => i),
      );
    });

    it('stops the source of a stream that is cancelled', async () => {
      const port = await channel.call('stream', { chunks: 1e6, size: 10 });
      const reader = receiveStream(port).getReader();
      await reader.read();
      await reader.cancel();
      expect(await channel.call('sent', null)).to.be.lessThan(1e4);
    });

    it('sends no more of a stream than the reader has room for', async () => {
      const port = await channel.call('stream', { chunks: 1000, size: 10 });
      const reader = receiveStream(port).getReader();
      await reader.read();
      // Two round trips: whatever the sender had room for has been sent by then.
      await channel.call('echo', 1);
      await channel.call('echo', 2);
      await reader.cancel();
      expect(await channel.call('sent', null)).to.be.at.most(10 * 33);
    });

    it('rejects what waits, with the reason, when the other side leaves', async () => {
      const waiting = failure(channel.call('wait', null));
      void channel.call('leave', null).catch(() => undefined);
      expect((await waiting).code).to.equal('session-ended');
      expect(closed?.code).to.equal('session-ended');
    });

    it('rejects a call after it has closed', async () => {
      channel.close();
      expect((await failure(channel.call('echo', 1))).code).to.equal('channel-closed');
    });
  });
}
