import { DeskpassError } from '../core/errors.js';
import { nonceIn } from '../wire/gadget-handshake.js';

/**
 * Takes the nonce of this mount out of the address, where neither the gadget's router nor a second `connect` should
 * find it. Throws `not-framed` where there is none.
 */
export function takeMountNonce(window: Window): string {
  const { location, history } = window;
  const nonce = window.parent === window ? null : nonceIn(location.hash);
  if (nonce === null) {
    throw new DeskpassError('not-framed', 'No desk has put this page into its frame, or it has connected already', {
      suggestion: 'Open the page that the desk is on, and call connect() once.',
    });
  }
  // Only the fragment changes: nothing else of the address may, where the origin is opaque.
  history.replaceState(history.state, '', location.href.replace(/[#&]deskpass=[\w-]+/, ''));
  return nonce;
}
