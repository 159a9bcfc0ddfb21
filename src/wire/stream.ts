import { DeskpassError, fromWireError, toWireError, type WireError } from '../core/errors.js';
import { onAbort } from '../core/on-abort.js';

/**
 * A byte stream over a port, for engines without transferable streams and faster than they are elsewhere.
 *
 * 1. The reader sends `pull` with the number of messages it has room for; nothing is sent without room.
 * 2. The sender answers with `chunks`, one or several to a message, whose buffers are moved, and then one `end` or one
 *    `error`. Several cost the tasks of one, and nothing is copied to put them together.
 * 3. The reader sends `cancel` when it wants no more; the sender cancels its source.
 * 4. A sender that nobody reads from for {@link IDLE_MS} gives up: it cancels its source and sends `error`.
 */
type FromReader = { readonly k: 'pull'; readonly n: number } | { readonly k: 'cancel' };
type FromSender =
  | { readonly k: 'chunks'; readonly b: readonly Uint8Array<ArrayBuffer>[] }
  | { readonly k: 'end' }
  | { readonly k: 'error'; readonly p: WireError };

/** Messages on their way at once: enough to hide a round trip, few enough to bound memory. */
const ROOM = 16;

/** Milliseconds without a pull after which the sender gives up. */
export const IDLE_MS = 60_000;

export interface SendOptions {
  /** Ends the stream with its reason. */
  readonly signal?: AbortSignal;
  /** Default {@link IDLE_MS}. */
  readonly idleMs?: number;
  /** Bytes to gather before a message is sent. Default 1: every chunk is sent as it comes. */
  readonly batch?: number;
}

/**
 * Sends a stream's bytes into a port and closes the port after the last one. Resolves with the number of bytes sent
 * when the stream has ended, failed or been cancelled; never rejects.
 */
export async function sendStream(
  source: ReadableStream<Uint8Array>,
  port: MessagePort,
  { signal, idleMs = IDLE_MS, batch = 1 }: SendOptions = {},
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
  const release = onAbort(signal, stop);
  if (signal?.aborted) stop(signal.reason);
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
    for (let ended = false; !ended;) {
      while (room === 0 && !ending.signal.aborted) await roomOrIdle();
      ending.signal.throwIfAborted();
      const chunks: Uint8Array<ArrayBuffer>[] = [];
      for (let size = 0; size < batch && !ended;) {
        const { done, value } = await reader.read();
        ending.signal.throwIfAborted();
        ended = done;
        if (!value) break;
        size += value.byteLength;
        chunks.push(moveable(value));
      }
      if (chunks.length === 0) continue;
      room -= 1;
      bytes += chunks.reduce((sum, { byteLength }) => sum + byteLength, 0);
      post(
        { k: 'chunks', b: chunks },
        chunks.map(({ buffer }) => buffer),
      );
    }
    post({ k: 'end' });
  } catch (thrown) {
    const network = new DeskpassError('network-failed', 'The answer broke off');
    post({ k: 'error', p: toWireError(thrown instanceof DeskpassError ? thrown : network) });
  } finally {
    release();
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

/**
 * The other end of {@link sendStream}: a stream that asks for chunks as it is read. Errors it with a `DeskpassError`, or
 * with the signal's reason once aborted, and then cancels the source.
 */
export function receiveStream(
  port: MessagePort,
  signal: AbortSignal | null = null,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  /** Messages asked for that have not come yet. */
  let outstanding = 0;
  let release: () => void;
  const post = (message: FromReader): void => {
    port.postMessage(message);
  };
  const close = (): void => {
    release();
    port.onmessage = null;
    port.close();
  };
  const cancel = (): void => {
    post({ k: 'cancel' });
    close();
  };
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(controller) {
        const abort = (reason: unknown): void => {
          controller.error(reason);
          cancel();
        };
        port.onmessage = ({ data }: MessageEvent<FromSender>): void => {
          if (data.k === 'chunks') {
            outstanding -= 1;
            for (const chunk of data.b) controller.enqueue(chunk);
            return;
          }
          if (data.k === 'end') controller.close();
          else controller.error(fromWireError(data.p));
          close();
        };
        release = onAbort(signal, abort);
        if (signal?.aborted) abort(signal.reason);
      },
      pull(controller) {
        const free = (controller.desiredSize ?? 0) - outstanding;
        // By halves, so that asking costs a message for every few chunks and the sender never runs dry.
        if (free < ROOM / 2) return;
        outstanding += free;
        post({ k: 'pull', n: free });
      },
      cancel,
    },
    { highWaterMark: ROOM },
  );
}
