import { nothing } from 'lit';
import type { SessionState } from '../session/session-state.js';
import { LanguageFollower } from '../ui/language-follower.js';
import { pageLanguage } from '../ui/page-language.js';
import type { Drawing } from './card.js';
import type { ChallengeCard } from './challenges/challenge-card.js';
import type { ChallengeHost } from './challenges/session-card.js';
import type { Surroundings } from './describe-screen.js';
import type { Copying } from './error-details.js';
import { isFailure } from './failure-state.js';
import { notLoadedScreen } from './first-screen.js';
import { LateModule } from '../ui/late-module.js';
import { signOutAction } from './sign-out-action.js';

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
    new LanguageFollower(host);
    this.#ordinary = new LateModule(host, () => import('./later-screens.js'));
    this.#failures = new LateModule(host, () => import('./failure-screens.js'));
    this.#challenges = new LateModule(host, () => import('./challenges/session-card.js'));
  }

  /** Whether the ordinary ones are there, and the words on them. */
  get ready(): boolean {
    return this.#ordinary.loaded !== null && pageLanguage().isThere;
  }

  /** Whether some could not be fetched. */
  get failed(): boolean {
    return this.#all.some(({ failed }) => failed);
  }

  /** Fetches the ordinary ones. */
  want(): void {
    this.#ordinary.want();
  }

  /** Fetches again what could not be fetched. */
  retry(): void {
    for (const module of this.#all) module.retry();
  }

  /** Draws a state, or null while what draws it is on its way. */
  draw(state: SessionState, around: Surroundings, copying: Copying): Drawing | null {
    if (!pageLanguage().isThere) return null;
    if (state.status !== 'challenge') this.#card?.leave();
    const part = isFailure(state) ? this.#failures : state.status === 'challenge' ? this.#challenges : this.#ordinary;
    if (part !== this.#ordinary) part.want();
    if (this.#ordinary.failed || part.failed) {
      const wayOut = state.status === 'signed-in' ? [signOutAction()] : [];
      return { screen: notLoadedScreen(wayOut), above: nothing, below: nothing };
    }
    if (isFailure(state)) return this.#failures.loaded?.drawFailure(state, copying) ?? null;
    if (state.status === 'challenge') {
      const { loaded } = this.#challenges;
      if (loaded) this.#card ??= loaded.sessionCard(this.#host);
      return this.#card?.draw(state, copying) ?? null;
    }
    return this.#ordinary.loaded?.drawState(state, around) ?? null;
  }

  get #all() {
    return [this.#ordinary, this.#failures, this.#challenges];
  }
}
