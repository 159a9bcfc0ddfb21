import { DeskpassError } from '../core/errors.js';
import { NONCE } from '../wire/gadget-handshake.js';

/**
 * Takes the nonce of this mount out of the address, where neither the gadget's router nor a second `connect` should
 * find it. Throws `not-framed` where there is none.
 */
export function takeMountNonce({ parent, window, location, history }: Window): string {
  const { hash, href } = location;
  const [found = '', nonce] = NONCE.exec(hash) ?? [];
  if (!nonce || parent === window) {
    throw new DeskpassError('not-framed', 'No desk has framed this page, or it has connected already', {
      suggestion: 'Open the page with the desk, and call connect() once.',
    });
  }
  // Only the fragment changes: nothing else of the address may, where the origin is opaque.
  history.replaceState(history.state, '', href.replace(hash, hash.replace(found, '')));
  return nonce;
}
