import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Fetches what a signed-in agent sees, as soon as it looks as if there will be one. */
export class BoardLoader implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #state: 'none' | 'loading' | 'ready' | 'failed' = 'none';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get state(): 'none' | 'loading' | 'ready' | 'failed' {
    return this.#state;
  }

  load(): void {
    if (this.#state === 'none') void this.#load();
  }

  retry(): void {
    if (this.#state === 'failed') void this.#load();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  async #load(): Promise<void> {
    this.#state = 'loading';
    try {
      const { defineBoard } = await import('./define-board.js');
      defineBoard();
      this.#state = 'ready';
    } catch {
      this.#state = 'failed';
    }
    this.#host.requestUpdate();
  }
}
