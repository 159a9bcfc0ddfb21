import { DeskpassError } from '../core/errors.js';
import type { CallContext } from '../wire/contract.js';
import type { WireResponse } from '../wire/gadget-contract.js';
import { sendStream } from '../wire/stream.js';
import type { Sent } from './authorised-fetch.js';
import type { RecordDraft } from './record-draft.js';
import { passableHeaders } from './response-headers.js';

/** A body of at most this many bytes crosses in one message. */
const SMALL_BODY = 1024 * 1024;

/** Bytes to a message where the service has said how long the body is; one that has not may be a live stream. */
const BATCH = 256 * 1024;

export interface DeliveryOptions {
  readonly url: string;
  readonly context: CallContext;
  /** Bounds the wait for a small body. */
  readonly signal: AbortSignal;
  /** Makes what bounds a stream: the gadget's port and the session. */
  readonly attached: () => AbortSignal;
  readonly draft: RecordDraft;
  /** Called when the last byte has left, or nobody wants more. */
  readonly release: () => void;
}

/**
 * Makes the message that answers a gadget. A body whose `Content-Length` says that it is small crosses whole, in one
 * moved buffer; any other one, also one that turns out to be longer than it said, as a stream on a port of its own.
 */
export async function deliver(sent: Sent, options: DeliveryOptions): Promise<WireResponse> {
  const { response, body, secret } = sent;
  const { context, signal, attached, draft, release } = options;
  const { status, statusText } = response;
  const answer = {
    // Redirects fail, so it is the address that was asked for.
    url: options.url,
    status,
    statusText: secret !== null && statusText.includes(secret) ? '' : statusText,
    headers: passableHeaders(response.headers, secret),
  };
  if (body.isNull) {
    release();
    return { ...answer, body: null };
  }
  const length = Number(response.headers.get('content-length') ?? NaN);
  try {
    if (length <= SMALL_BODY) await body.readUpTo(SMALL_BODY, signal);
    if (body.isRead) {
      const whole = body.whole();
      draft.bytes = whole.byteLength;
      context.transfer(whole);
      release();
      return { ...answer, body: whole };
    }
  } catch (cause) {
    signal.throwIfAborted();
    throw new DeskpassError('network-failed', 'The answer broke off', { cause });
  }
  signal.throwIfAborted();
  draft.bytes = Number.isSafeInteger(length) ? length : 0;
  const { port1, port2 } = new MessageChannel();
  const batch = Number.isSafeInteger(length) ? BATCH : 1;
  void sendStream(body.stream(), port1, { signal: attached(), batch }).finally(release);
  context.transfer(port2);
  return { ...answer, body: port2 };
}
