import { DeskpassError } from '../core/errors.js';
import type { Desk } from './desk.js';
import { requestHostPort } from './host-port.js';
import { takeMountNonce } from './mount-nonce.js';
import { openDesk } from './open-desk.js';

/** How a gadget connects. */
export interface ConnectOptions {
  /** Leaves the frame's height to `desk.resize` instead of following the content. Default false. */
  readonly fixedHeight?: boolean;
  /** Milliseconds the desk has for its answer. Default 10 000. */
  readonly timeout?: number;
}

/**
 * Connects a gadget to the desk it stands on. Call it once, while the page loads; keep what it resolves with.
 *
 * The document's root gets the desk's colour scheme, and where it has no `lang` the desk's language and direction too:
 * leave it out where the gadget speaks whatever `desk.locale` says. A gadget in languages of its own says so by `lang`
 * (and `dir`) on `<html>`, which stay as they are and are its own to change (WCAG 2.2 §3.1.1).
 *
 * @throws DeskpassError `not-framed` where no desk has put this page into a frame, `host-silent` where the desk does not
 * answer in time, `protocol-mismatch` where it speaks another version
 * @example
 * ```ts
 * import { connect } from 'deskpass/gadget';
 * const desk = await connect();
 * desk.addEventListener('context', ({ context }) => console.log(context['customer']));
 * ```
 */
export async function connect({ fixedHeight = false, timeout = 10_000 }: ConnectOptions = {}): Promise<Desk> {
  const nonce = takeMountNonce(window);
  const signal = AbortSignal.timeout(timeout);
  try {
    return await openDesk(await requestHostPort(window, signal), { nonce, fixedHeight, signal });
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
    throw new DeskpassError('host-silent', 'The desk did not answer', {
      suggestion: 'Check that a <deskpass-gadget> holds this frame.',
    });
  }
}
