import type { WireError } from '../core/errors.js';

/**
 * The messages on a port.
 *
 * 1. A `call` carries a number that its sender has not used before, a method's name and one parameter.
 * 2. It is answered by exactly one `result` or `error` with the same number.
 * 3. `abort` withdraws a call; the answer to an aborted call is not awaited any more.
 * 4. `event` is answered by nothing.
 * 5. `bye` is the last message on a port and says why it ends.
 * 6. A message of a kind that is not known is ignored, so that a newer peer can say more.
 */
export type Envelope =
  | { readonly k: 'call'; readonly i: number; readonly m: string; readonly p: unknown }
  | { readonly k: 'result'; readonly i: number; readonly p: unknown }
  | { readonly k: 'error'; readonly i: number; readonly p: WireError }
  | { readonly k: 'abort'; readonly i: number }
  | { readonly k: 'event'; readonly m: string; readonly p: unknown }
  | { readonly k: 'bye'; readonly p: WireError };

/**
 * Version of everything that crosses a port: handshakes, envelopes, contracts and the messages of a byte stream. It is
 * raised by a release in which a peer of the release before would misread a message; a peer with another number is
 * refused with a message that both sides can read. Between two releases it stays as it is, whatever changes.
 */
export const WIRE_VERSION = 1;

const isId = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;
const isName = (value: unknown): value is string => typeof value === 'string' && value.length <= 64;

/** The envelope in a message, or null where it is none; never throws, whatever the peer sent. */
export function parseEnvelope(data: unknown): Envelope | null {
  const { k, i, m, p } = Object(data) as Readonly<Record<string, unknown>>;
  switch (k) {
    case 'call':
      return isId(i) && isName(m) ? { k, i, m, p } : null;
    case 'result':
      return isId(i) ? { k, i, p } : null;
    case 'error':
      return isId(i) && isWireError(p) ? { k, i, p } : null;
    case 'abort':
      return isId(i) ? { k, i } : null;
    case 'event':
      return isName(m) ? { k, m, p } : null;
    case 'bye':
      return isWireError(p) ? { k, p } : null;
    default:
      return null;
  }
}

function isWireError(value: unknown): value is WireError {
  const { code, message } = Object(value) as Readonly<Record<string, unknown>>;
  return typeof code === 'string' && typeof message === 'string';
}
