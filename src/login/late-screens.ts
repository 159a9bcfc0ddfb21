import { nothing } from 'lit';
import type { SessionState } from '../session/session-state.js';
import type { Drawing } from './card.js';
import type { ChallengeCard, ChallengeHost } from './challenges/challenge-card.js';
import type { Surroundings } from './describe-screen.js';
import type { Copying } from './error-details.js';
import { isFailure } from './failure-state.js';
import { notLoadedScreen } from './first-screen.js';
import { LateModule } from './late-module.js';

/**
 * Every screen but the first: the ordinary ones, fetched after that one is painted, and those of failures and of what a
 * system asks, fetched with the first of them.
 */
export class LateScreens {
  readonly #ordinary;
  readonly #failures;
  readonly #challenges;
  readonly #host: ChallengeHost;
  #card: ChallengeCard | null = null;

  constructor(host: ChallengeHost) {
    this.#host = host;
    this.#ordinary = new LateModule(host, () => import('./later-screens.js'));
    this.#failures = new LateModule(host, () => import('./failure-screens.js'));
    this.#challenges = new LateModule(host, () => import('./challenges/challenge-card.js'));
  }

  /** Whether the ordinary ones are there. */
  get ready(): boolean {
    return this.#ordinary.loaded !== null;
  }

  /** Whether some could not be fetched. */
  get failed(): boolean {
    return this.#ordinary.failed || this.#failures.failed || this.#challenges.failed;
  }

  /** Fetches the ordinary ones. */
  want(): void {
    this.#ordinary.want();
  }

  /** Fetches again what could not be fetched. */
  retry(): void {
    this.#ordinary.retry();
    this.#failures.retry();
    this.#challenges.retry();
  }

  /** Draws a state, or null while what draws it is on its way. */
  draw(state: SessionState, around: Surroundings, copying: Copying): Drawing | null {
    const isTrouble = isFailure(state);
    const isAsking = state.status === 'challenge';
    if (!isAsking) this.#card?.leave();
    if (this.#ordinary.failed || (isTrouble && this.#failures.failed) || (isAsking && this.#challenges.failed)) {
      return { screen: notLoadedScreen, above: nothing, below: nothing };
    }
    if (isAsking) {
      this.#challenges.want();
      const { loaded } = this.#challenges;
      if (loaded) this.#card ??= new loaded.ChallengeCard(this.#host);
      return this.#card?.draw(state) ?? null;
    }
    if (!isTrouble) return this.#ordinary.loaded?.drawState(state, around) ?? null;
    this.#failures.want();
    return this.#failures.loaded?.drawFailure(state, copying) ?? null;
  }
}
