import { DeskpassError, fromWireError, toWireError, type WireError } from '../core/errors.js';

/**
 * A byte stream over a port, for engines without transferable streams and faster than they are elsewhere.
 *
 * 1. The reader sends `pull` with the number of chunks it has room for; nothing is sent without room.
 * 2. The sender answers with `chunk`s, whose buffers are moved, and then one `end` or one `error`.
 * 3. The reader sends `cancel` when it wants no more; the sender cancels its source.
 * 4. A sender that nobody reads from for {@link IDLE_MS} gives up: it cancels its source and sends `error`.
 */
type FromReader = { readonly k: 'pull'; readonly n: number } | { readonly k: 'cancel' };
type FromSender =
  | { readonly k: 'chunk'; readonly b: Uint8Array<ArrayBuffer> }
  | { readonly k: 'end' }
  | { readonly k: 'error'; readonly p: WireError };

/** Chunks on their way at once: enough to hide a round trip, few enough to bound memory. */
const ROOM = 16;

/** Milliseconds without a pull after which the sender gives up. */
export const IDLE_MS = 60_000;

/**
 * Sends a stream's bytes into a port and closes the port after the last one. Resolves with the number of bytes sent
 * when the stream has ended, failed or been cancelled; never rejects.
 */
export async function sendStream(
  source: ReadableStream<Uint8Array>,
  port: MessagePort,
  { signal, idleMs = IDLE_MS }: { readonly signal?: AbortSignal; readonly idleMs?: number } = {},
): Promise<number> {
  const reader = source.getReader();
  let room = 0;
  let wake: (() => void) | undefined;
  const ending = new AbortController();
  const stop = (reason: unknown): void => {
    ending.abort(reason);
    wake?.();
    // Settles a read that waits for the source.
    void reader.cancel(reason).catch(() => undefined);
  };
  const abort = (): void => {
    stop(signal?.reason);
  };
  signal?.addEventListener('abort', abort, { once: true });
  if (signal?.aborted) abort();
  const post = (message: FromSender, transfer: Transferable[] = []): void => {
    port.postMessage(message, transfer);
  };
  port.onmessage = ({ data }: MessageEvent<FromReader>): void => {
    if (data.k === 'cancel') stop(new DOMException('The reader cancelled', 'AbortError'));
    else if (Number.isSafeInteger(data.n) && data.n > 0) {
      room = Math.min(room + data.n, ROOM);
      wake?.();
    }
  };

  let bytes = 0;
  try {
    for (;;) {
      while (room === 0 && !ending.signal.aborted) await roomOrIdle();
      ending.signal.throwIfAborted();
      const { done, value } = await reader.read();
      ending.signal.throwIfAborted();
      if (done) break;
      room -= 1;
      bytes += value.byteLength;
      const chunk = moveable(value);
      post({ k: 'chunk', b: chunk }, [chunk.buffer]);
    }
    post({ k: 'end' });
  } catch (thrown) {
    const network = new DeskpassError('network-failed', 'The answer broke off');
    post({ k: 'error', p: toWireError(thrown instanceof DeskpassError ? thrown : network) });
  } finally {
    signal?.removeEventListener('abort', abort);
    port.onmessage = null;
    port.close();
  }
  return bytes;

  async function roomOrIdle(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        stop(new DeskpassError('request-timeout', 'Nobody read the answer'));
      }, idleMs);
      wake = () => {
        clearTimeout(timer);
        wake = undefined;
        resolve();
      };
    });
  }
}

/** A view whose buffer holds it alone, so that moving it takes nothing else along. */
function moveable(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
  return whole ? (bytes as Uint8Array<ArrayBuffer>) : bytes.slice();
}

/** The other end of {@link sendStream}: a stream that asks for chunks as it is read. Errors it with a `DeskpassError`. */
export function receiveStream(port: MessagePort): ReadableStream<Uint8Array<ArrayBuffer>> {
  /** Chunks asked for that have not come yet. */
  let outstanding = 0;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(controller) {
        port.onmessage = ({ data }: MessageEvent<FromSender>): void => {
          switch (data.k) {
            case 'chunk':
              outstanding -= 1;
              controller.enqueue(data.b);
              break;
            case 'end':
              controller.close();
              port.close();
              break;
            case 'error':
              controller.error(fromWireError(data.p));
              port.close();
              break;
          }
        };
      },
      pull(controller) {
        const free = Math.floor(controller.desiredSize ?? 0) - outstanding;
        // By halves, so that asking costs a message for every few chunks and the sender never runs dry.
        if (free < ROOM / 2) return;
        outstanding += free;
        port.postMessage({ k: 'pull', n: free } satisfies FromReader);
      },
      cancel() {
        port.onmessage = null;
        port.postMessage({ k: 'cancel' } satisfies FromReader);
        port.close();
      },
    },
    { highWaterMark: ROOM },
  );
}
