import type { SessionEventMap } from './session-events.js';

/** A record, so that a new event cannot be forgotten here. Only names: the classes stay out of the first bundle. */
const names: Readonly<Record<keyof SessionEventMap, true>> = {
  'deskpass-state': true,
  'deskpass-signed-in': true,
  'deskpass-renewed': true,
  'deskpass-identity-changed': true,
  'deskpass-expiring': true,
  'deskpass-expired': true,
  'deskpass-signed-out': true,
  'deskpass-request': true,
  'deskpass-error': true,
};

/**
 * Dispatches each event of a session on an element too, where it bubbles to the page, until `signal` aborts. It is the
 * same event object, once its first dispatch has ended (DOM §2.9: an event that is being dispatched cannot be
 * dispatched again).
 */
export function relayEvents(session: EventTarget, element: EventTarget, signal: AbortSignal): void {
  for (const name of Object.keys(names)) {
    session.addEventListener(
      name,
      (event) => {
        queueMicrotask(() => {
          if (!signal.aborted) element.dispatchEvent(event);
        });
      },
      { signal },
    );
  }
}
