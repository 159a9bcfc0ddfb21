import { takeCallback, type Callback } from './callback.js';
import { relayCallback } from './popup-relay.js';

/** An answer that came with the page's address. */
export interface PendingCallback {
  readonly callback: Callback;
  /** Whether the page that opened this window has taken the answer; false at once where there is no such page. */
  readonly handedOver: Promise<boolean>;
}

function take(): PendingCallback | null {
  const callback = takeCallback({ location, history });
  if (!callback) return null;
  const handedOver =
    callback.kind === 'popup'
      ? relayCallback(callback, {
          close: () => {
            window.close();
          },
          schedule: setTimeout,
        })
      : Promise.resolve(false);
  return { callback, handedOver };
}

// Runs when the module is evaluated: before any other code of the page can read the address, and before a session
// exists. The script-tag entry imports it first. Outside a page (a server that renders) there is no address.
let pending = typeof document === 'undefined' ? null : take();

/** The answer in the page's address, once: whoever asks next gets null. */
export function claimCallback(): PendingCallback | null {
  const claimed = pending;
  pending = null;
  return claimed;
}
