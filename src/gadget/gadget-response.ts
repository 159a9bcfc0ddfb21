import type { WireResponse } from '../wire/gadget-contract.js';
import { receiveStream } from '../wire/stream.js';

const READERS = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'] as const;
type Reader = (typeof READERS)[number];

/** Bytes of text from which on it is faster to read a body that is at hand than to let the browser do so. */
const MUCH_TEXT = 16 * 1024;

/** The `Response` of an answer that came over a port: with its URL, and broken off when the signal is aborted. */
export function createResponse(answer: WireResponse, signal: AbortSignal | null): Response {
  const { body } = answer;
  return body instanceof MessagePort
    ? new DeskResponse(receiveStream(body, signal), answer, signal, null)
    : new DeskResponse(body, answer, signal, body);
}

/** Adds what a constructed response lacks of a fetched one. */
class DeskResponse extends Response {
  readonly #signal: AbortSignal | null;
  /** What came whole; null for a stream. */
  readonly #whole: ArrayBuffer | null;

  constructor(
    content: BodyInit | null,
    answer: { readonly url: string },
    signal: AbortSignal | null,
    whole: ArrayBuffer | null,
  ) {
    super(content, answer as ResponseInit);
    this.#signal = signal;
    this.#whole = whole;
    Object.defineProperty(this, 'url', { value: answer.url });
  }

  static {
    const methods: Partial<Record<Reader, unknown>> = this.prototype;
    for (const name of READERS) {
      // Not every browser has `bytes`.
      if (name in methods)
        methods[name] = function (this: DeskResponse) {
          return this.#read(name);
        };
    }
  }

  override clone(): Response {
    return new DeskResponse(super.clone().body, this, this.#signal, this.#whole);
  }

  async #read(name: Reader): Promise<unknown> {
    this.#signal?.throwIfAborted();
    const isText = /text|json/.test(name);
    const whole = this.#whole;
    const isEasy = whole && (!isText || whole.byteLength < MUCH_TEXT);
    // The platform's own says best why a body cannot be read twice.
    if (isEasy || !this.body || this.bodyUsed) return Response.prototype[name].call(this);
    const reader = this.body.getReader();
    // What came whole is at hand: this only marks the response as read.
    if (whole) void reader.cancel();
    const content = whole ? new TextDecoder().decode(whole) : await readAll(reader, isText);
    if (!isText) return Response.prototype[name].call(new Response(content, this));
    return name === 'json' ? JSON.parse(content as string) : content;
  }
}

/**
 * Reads a stream to its end. Chromium would do it itself, but makes a `TypeError` of whatever broke the stream off, an
 * abort included. Text is decoded while the rest is on its way.
 */
async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  isText: boolean,
): Promise<string | Uint8Array<ArrayBuffer>> {
  const decoder = new TextDecoder();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (isText) text += decoder.decode(value, { stream: !done });
    else if (value) size += chunks.unshift(value) && value.length;
    if (done) break;
  }
  if (isText) return text;
  const bytes = new Uint8Array(size);
  for (const chunk of chunks) bytes.set(chunk, (size -= chunk.length));
  return bytes;
}
