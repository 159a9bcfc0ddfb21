import { DeskpassError } from '../core/errors.js';
import { onAbort } from '../core/on-abort.js';
import { WIRE_VERSION } from '../wire/envelope.js';
import { hello, portOfferVersion } from '../wire/gadget-handshake.js';

/**
 * Says hello to the parent and resolves with the port it offers: steps 2 and 4 of the gadget handshake. Takes a port
 * from the parent only, and the first one only. Listens until the signal is aborted.
 */
export function requestHostPort(window: Window, signal: AbortSignal): Promise<MessagePort> {
  const { parent } = window;
  return new Promise((resolve, reject) => {
    onAbort(signal, reject);
    const take = ({ source, data, ports: [port] }: MessageEvent): void => {
      // Siblings can post here too (`parent.frames[0]`): only the parent is the host.
      const version = source === parent ? portOfferVersion(data) : null;
      if (version === WIRE_VERSION && port) resolve(port);
      else if (version !== null) reject(mismatch());
    };
    window.addEventListener('message', take, { signal });
    // The frame's origin is opaque and does not know its parent's; the message holds nothing worth reading.
    parent.postMessage(hello, '*');
  });
}

function mismatch(): DeskpassError {
  return new DeskpassError('protocol-mismatch', 'Load the gadget.js of this desk');
}
