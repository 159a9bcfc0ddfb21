import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { relayEvents } from '../session/relay-events.js';
import type { Session } from '../session/session.js';

/** What the desk gives. */
export interface SessionListenerHost extends ReactiveControllerHost, EventTarget {
  readonly isConnected: boolean;
  readonly session: Session | null;
}

/** Draws the desk again when its session's state changes, and dispatches the session's events on the desk. */
export class SessionListener implements ReactiveController {
  readonly #host: SessionListenerHost;
  #heard: Session | null = null;
  #listening = new AbortController();

  constructor(host: SessionListenerHost) {
    this.#host = host;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    if (this.#host.isConnected) this.#listen(this.#host.session);
  }

  hostDisconnected(): void {
    this.#listen(null);
  }

  #listen(session: Session | null): void {
    if (session === this.#heard) return;
    this.#listening.abort();
    this.#listening = new AbortController();
    this.#heard = session;
    if (!session) return;
    const { signal } = this.#listening;
    const draw = (): void => {
      this.#host.requestUpdate();
    };
    session.addEventListener('deskpass-state', draw, { signal });
    relayEvents(session, this.#host, signal);
  }
}
