import { nothing, type LitElement } from 'lit';
import type { SessionState } from '../session/session-state.js';
import type { Drawing } from './card.js';
import type { Surroundings } from './describe-screen.js';
import type { Copying } from './error-details.js';
import { isFailure } from './failure-state.js';
import { notLoadedScreen } from './first-screen.js';
import { LateModule } from './late-module.js';

/** Every screen but the first: the ordinary ones, fetched after that one is painted, and those of failures. */
export class LateScreens {
  readonly #ordinary;
  readonly #failures;

  constructor(host: LitElement) {
    this.#ordinary = new LateModule(host, () => import('./later-screens.js'));
    this.#failures = new LateModule(host, () => import('./failure-screens.js'));
  }

  /** Whether the ordinary ones are there. */
  get ready(): boolean {
    return this.#ordinary.loaded !== null;
  }

  /** Whether some could not be fetched. */
  get failed(): boolean {
    return this.#ordinary.failed || this.#failures.failed;
  }

  /** Fetches the ordinary ones. */
  want(): void {
    this.#ordinary.want();
  }

  /** Fetches again what could not be fetched. */
  retry(): void {
    this.#ordinary.retry();
    this.#failures.retry();
  }

  /** Draws a state, or null while what draws it is on its way. */
  draw(state: SessionState, around: Surroundings, copying: Copying): Drawing | null {
    const isTrouble = isFailure(state);
    if (this.#ordinary.failed || (isTrouble && this.#failures.failed)) {
      return { screen: notLoadedScreen, above: nothing, below: nothing };
    }
    if (state.status === 'challenge') return null;
    if (!isTrouble) return this.#ordinary.loaded?.drawState(state, around) ?? null;
    this.#failures.want();
    return this.#failures.loaded?.drawFailure(state, copying) ?? null;
  }
}
