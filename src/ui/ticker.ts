import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Draws its host again every second while something on it counts down. */
export class Ticker implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #running = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Says whether something counts down; call it from every update. */
  run(running: boolean): void {
    if (running === this.#running) return;
    this.#running = running;
    this.hostDisconnected();
    if (running) this.hostConnected();
  }

  hostConnected(): void {
    if (!this.#running) return;
    this.#timer = setInterval(() => {
      this.#host.requestUpdate();
    }, 1000);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
  }
}
