import { asDeskpassError, type DeskpassError } from '../core/errors.js';
import type { Session } from './session.js';

/** Milliseconds a page has after a press to say what to sign in to. */
const PATIENCE_MS = 3000;

/** What an element tells of its life; Lit's reactive controllers hear the same. */
interface ElementLife {
  hostUpdated(): void;
  hostConnected(): void;
  hostDisconnected(): void;
}

/** What the element gives and takes. */
export interface SessionOwner {
  readonly src: string;
  readonly vault: string;
  readonly isConnected: boolean;
  /** A desk gives its sign-in element the session that it makes itself. */
  readonly parentElement: (Element & { readonly src?: string }) | null;
  session: Session | null;
  addController(life: ElementLife): void;
  requestUpdate(): void;
}

/**
 * The session of an element that was given none: made from `src` after the first paint, so that the form is there
 * before anything is fetched, and ended when the element is gone for good.
 */
export class OwnSession implements ElementLife {
  readonly #host: SessionOwner;
  readonly #afterPaint: () => Promise<void>;
  #session: Session | null = null;
  /** What the session was made from, or empty: another value means another session. */
  #from = '';
  #error: DeskpassError | null = null;

  constructor(host: SessionOwner, afterPaint: () => Promise<void>) {
    this.#host = host;
    this.#afterPaint = afterPaint;
    host.addController(this);
  }

  /** Why there is no session, or null. */
  get error(): DeskpassError | null {
    return this.#error;
  }

  /** Whether this session is the one made here. */
  owns(session: Session | null): boolean {
    return session !== null && session === this.#session;
  }

  /** Tries again to make one. */
  retry(): void {
    this.#from = '';
    this.#host.requestUpdate();
  }

  /**
   * Somebody waits for a session. Where the page names no desk file, one is made after a while all the same: it fails,
   * and says why. A session that comes later takes its place.
   */
  want(): void {
    setTimeout(() => {
      const { src, session, isConnected, parentElement } = this.#host;
      if (isConnected && !src && !session && !parentElement?.src) void this.#make('');
    }, PATIENCE_MS);
  }

  hostUpdated(): void {
    const { src, vault, session, isConnected } = this.#host;
    if (!isConnected) return;
    if (session && !this.owns(session)) {
      this.#end();
      return;
    }
    const from = src && JSON.stringify([src, vault]);
    if (from === this.#from) return;
    this.#end();
    this.#from = from;
    if (from) void this.#make(from);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    // An element that is moved is connected again in the same task.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#end();
    });
  }

  #end(): void {
    if (this.owns(this.#host.session)) this.#host.session = null;
    this.#session?.dispose();
    this.#session = null;
    this.#from = '';
    this.#error = null;
  }

  async #make(from: string): Promise<void> {
    const { src, vault } = this.#host;
    await this.#afterPaint();
    try {
      const { createSession } = await import('./create-session.js');
      if (from !== this.#from || this.#host.session) return;
      this.#session = createSession({ src, ...(vault ? { vault } : {}) });
      this.#host.session = this.#session;
    } catch (thrown) {
      if (from !== this.#from) return;
      this.#error = asDeskpassError(thrown, 'vault-unreachable');
      this.#host.requestUpdate();
    }
  }
}
