import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { relayEvents } from '../session/relay-events.js';
import type { Session } from '../session/session.js';

/** Draws an element again whenever its session's state changes; for its own session it dispatches the events too. */
export class SessionBinding implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  #session: Session | null = null;
  #relayed = false;
  #connected = false;
  #listening = new AbortController();

  constructor(host: ReactiveControllerHost & EventTarget) {
    this.#host = host;
    host.addController(this);
  }

  /** Takes another session. `relayed`: the element made it itself, so nobody else dispatches its events. */
  bind(session: Session | null, relayed: boolean): void {
    this.#session = session;
    this.#relayed = relayed;
    if (this.#connected) this.#listen();
  }

  hostConnected(): void {
    this.#connected = true;
    this.#listen();
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#listening.abort();
  }

  #listen(): void {
    this.#listening.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    if (!this.#session) return;
    const draw = () => {
      this.#host.requestUpdate();
    };
    this.#session.addEventListener('deskpass-state', draw, { signal });
    if (this.#relayed) relayEvents(this.#session, this.#host, signal);
  }
}
