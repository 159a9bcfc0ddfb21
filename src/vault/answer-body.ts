import { join, type CredentialMask } from './credential-mask.js';
import { orAborted } from './single-flight.js';

/** Statuses without a body (Fetch Standard §2.2.3). */
const NULL_BODY: readonly number[] = [101, 204, 205, 304];

const createEmpty = (): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      controller.close();
    },
  });

/** The body of an answer, which can be looked into before it is passed on. */
export interface AnswerBody {
  /** Whether there is a body at all. */
  readonly isNull: boolean;
  /** Whether it was read to its end. */
  readonly isRead: boolean;
  /**
   * Reads on until the end or until more than `limit` bytes are read. Whether it reached the end. Rejects with the
   * signal's reason once aborted, and gives the body up.
   */
  readUpTo(limit: number, signal: AbortSignal): Promise<boolean>;
  /** What was read so far, as text. */
  text(): string;
  /** The whole of a body that was read to its end. */
  whole(): ArrayBuffer;
  /** The body from its first byte; can be taken once. */
  stream(): ReadableStream<Uint8Array>;
  cancel(): Promise<void>;
}

/** Takes over a response's body, which passes through the mask where there is one. */
export function createAnswerBody(response: Response, method: string, mask: CredentialMask | null): AnswerBody {
  const isNull = response.body === null || method === 'HEAD' || NULL_BODY.includes(response.status);
  const reader = (response.body ?? createEmpty()).getReader();
  let parts: Uint8Array[] = [];
  let size = 0;
  let ended = isNull;
  if (isNull) void reader.cancel().catch(() => undefined);

  const readOn = async (): Promise<void> => {
    const { done, value } = await reader.read();
    ended = done;
    const passed = !value ? mask?.end() : mask ? mask.push(value) : value;
    if (!passed || passed.byteLength === 0) return;
    parts.push(passed);
    size += passed.byteLength;
  };

  return {
    isNull,
    get isRead() {
      return ended;
    },
    async readUpTo(limit, signal) {
      const read = async (): Promise<void> => {
        while (!ended && size <= limit) await readOn();
      };
      try {
        // One listener for all chunks. What is aborted is cancelled, which ends the loop.
        await orAborted(read(), signal);
      } catch (thrown) {
        reader.cancel(thrown).catch(() => undefined);
        throw thrown;
      }
      return ended;
    },
    text: () => new TextDecoder().decode(join(parts)),
    whole() {
      const [only] = parts;
      const isAlone = only && parts.length === 1 && only.byteLength === only.buffer.byteLength;
      return isAlone && only.buffer instanceof ArrayBuffer ? only.buffer : join(parts).buffer;
    },
    stream: () =>
      new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            while (parts.length === 0 && !ended) await readOn();
            for (const part of parts) controller.enqueue(part);
            parts = [];
            if (ended) controller.close();
          },
          cancel: (reason) => reader.cancel(reason),
        },
        // Nothing is read ahead of what the gadget asks for.
        { highWaterMark: 0 },
      ),
    cancel: () => reader.cancel(),
  };
}
