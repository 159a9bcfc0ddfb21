import { adoptStyles, type LitElement, type ReactiveController } from 'lit';
import { afterPaint } from '../ui/after-paint.js';
import type * as LaterScreens from './later-screens.js';

/** Fetches the screens that follow the first one, once that has been painted. */
export class LaterLoader implements ReactiveController {
  readonly #host: LitElement;
  #started = false;
  #screens: typeof LaterScreens | null = null;
  #failed = false;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  /** The screens, or null before they are there. */
  get screens(): typeof LaterScreens | null {
    return this.#screens;
  }

  /** Whether they could not be fetched. */
  get failed(): boolean {
    return this.#failed;
  }

  retry(): void {
    this.#failed = false;
    this.#started = false;
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    if (this.#started) return;
    this.#started = true;
    void this.#load();
  }

  async #load(): Promise<void> {
    await afterPaint();
    try {
      const screens = await import('./later-screens.js');
      const { elementStyles } = this.#host.constructor as typeof LitElement;
      adoptStyles(this.#host.renderRoot as ShadowRoot, [...elementStyles, ...screens.laterStyles]);
      this.#screens = screens;
    } catch {
      this.#failed = true;
    }
    this.#host.requestUpdate();
  }
}
