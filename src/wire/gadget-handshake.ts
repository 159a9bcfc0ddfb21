import { WIRE_VERSION } from './envelope.js';

/**
 * How a sandboxed frame and its host find each other.
 *
 * 1. The host loads the gadget with a nonce in the URL's fragment: `#deskpass=<nonce>`.
 * 2. The gadget posts a hello to its parent. Its origin is opaque, so the target is `*` and the message holds
 *    nothing worth reading.
 * 3. The host checks that the hello's source is this frame's window and that it is the first since the frame was
 *    loaded, and answers in the same task, so that no other document can be in the frame by then, with one port.
 * 4. The gadget takes a port only from its parent, and only once.
 * 5. The gadget's first call on the port, `open`, must carry the nonce. Until then the host answers nothing else.
 * 6. The answer to `open` holds the network port. A document that came into the frame by navigation never saw the
 *    nonce and therefore never gets it.
 * 7. A second hello, or a second load of the frame, revokes both ports.
 */
export interface Hello {
  readonly deskpass: 'hello';
  readonly v: number;
}

export interface PortOffer {
  readonly deskpass: 'port';
  readonly v: number;
}

export const hello: Hello = { deskpass: 'hello', v: WIRE_VERSION };
export const portOffer: PortOffer = { deskpass: 'port', v: WIRE_VERSION };

const versionOf = (data: unknown, word: string): number | null => {
  const { deskpass, v } = Object(data) as Readonly<Record<string, unknown>>;
  return deskpass === word && typeof v === 'number' ? v : null;
};

/** The protocol version of a hello, or null where the message is none. */
export function helloVersion(data: unknown): number | null {
  return versionOf(data, 'hello');
}

/** The protocol version of a port offer, or null where the message is none. */
export function portOfferVersion(data: unknown): number | null {
  return versionOf(data, 'port');
}

/** Where a fragment holds a nonce; the first group is the nonce itself. */
export const NONCE = /[#&]deskpass=([\w-]+)/;

/** The frame's address with a nonce in its fragment. */
export function withNonce(src: string, nonce: string): string {
  const url = new URL(src);
  url.hash = `${url.hash ? `${url.hash}&` : ''}deskpass=${nonce}`;
  return url.href;
}

/** The nonce in a fragment, or null. */
export function nonceIn(fragment: string): string | null {
  return NONCE.exec(fragment)?.[1] ?? null;
}
