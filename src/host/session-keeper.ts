import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asDeskpassError, type DeskpassError } from '../core/errors.js';
import { relayEvents } from '../session/relay-events.js';
import type { Session } from '../session/session.js';
import { afterPaint } from '../ui/after-paint.js';

/** What the desk gives and takes. */
export interface SessionKeeperHost extends ReactiveControllerHost, EventTarget {
  readonly src: string;
  readonly vault: string;
  readonly isConnected: boolean;
  session: Session | null;
}

/**
 * The desk's session: the one it is given, or one made from `src` after the first paint and ended with the element.
 * Draws the desk again when its state changes, and dispatches its events on the desk.
 */
export class SessionKeeper implements ReactiveController {
  readonly #host: SessionKeeperHost;
  /** The session made here, or null. */
  #own: Session | null = null;
  /** What it was, or is being, made from; another value means another session. */
  #from = '';
  #heard: Session | null = null;
  #listening = new AbortController();
  #error: DeskpassError | null = null;

  constructor(host: SessionKeeperHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Why there is no session, or null. */
  get error(): DeskpassError | null {
    return this.#error;
  }

  retry(): void {
    this.#from = '';
    this.#error = null;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const { src, vault, session } = this.#host;
    if (this.#host.isConnected) this.#listen(session);
    if (session && session !== this.#own) {
      this.#end();
      return;
    }
    const from = src && JSON.stringify([src, vault]);
    if (from === this.#from) return;
    this.#end();
    this.#from = from;
    if (from) void this.#make(from);
  }

  hostDisconnected(): void {
    this.#listen(null);
    // An element that is moved is connected again in the same task.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#end();
    });
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

  #end(): void {
    this.#from = '';
    this.#error = null;
    const own = this.#own;
    this.#own = null;
    if (!own) return;
    if (this.#host.session === own) this.#host.session = null;
    own.dispose();
  }

  async #make(from: string): Promise<void> {
    const { src, vault } = this.#host;
    await afterPaint();
    try {
      const { createSession } = await import('../session/create-session.js');
      if (from !== this.#from) return;
      this.#own = createSession({ src, ...(vault ? { vault } : {}) });
      this.#host.session = this.#own;
    } catch (thrown) {
      if (from !== this.#from) return;
      this.#error = asDeskpassError(thrown, 'vault-unreachable');
      this.#host.requestUpdate();
    }
  }
}
