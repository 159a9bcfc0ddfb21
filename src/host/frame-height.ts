import type { HostClock } from './host-clock.js';

/** Height of a frame in CSS pixels, whatever its gadget asks for. */
export const MIN_HEIGHT = 80;
export const MAX_HEIGHT = 2000;

/** Milliseconds between two changes: an opening detail asks for every frame of its animation. */
const PACE_MS = 100;

/** Growths in a row that are taken for the gadget's own wish. */
const GROWTHS = 12;

/** Milliseconds without a wish after which a row of growths ends. */
const ROW_MS = 1000;

/** Milliseconds without a wish after which a gadget that grew for ever is listened to again. */
const QUIET_MS = 5000;

/**
 * Decides how high a frame is.
 *
 * 1. A wish is clamped; the first one applies at once, those within 100 ms of a change together as one.
 * 2. A gadget that is always a little higher than its frame (`100vh + 10px`) would grow for ever, as each change is
 *    answered by the next wish. After twelve growths in a row, wishes to grow are not followed any more.
 * 3. They are again once the gadget has been quiet for five seconds, has wished for less, or the frame's width has
 *    changed: then it is content or the agent that asks.
 */
export class FrameHeight {
  readonly #clock: HostClock;
  readonly #apply: (height: number) => void;
  #applied: number;
  #wish: number | null = null;
  #lastWishAt = -Infinity;
  #growths = 0;
  #stopTimer: (() => void) | null = null;

  constructor({ clock, initial, apply }: { clock: HostClock; initial: number; apply: (height: number) => void }) {
    this.#clock = clock;
    this.#apply = apply;
    this.#applied = initial;
    apply(initial);
  }

  /** The gadget asks for a height. What is no number is ignored. */
  ask(height: unknown): void {
    if (typeof height !== 'number' || !Number.isFinite(height)) return;
    const wish = Math.round(Math.min(Math.max(height, MIN_HEIGHT), MAX_HEIGHT));
    const quiet = this.#clock.now() - this.#lastWishAt;
    this.#lastWishAt = this.#clock.now();
    if (wish < this.#applied || quiet > (this.#growths > GROWTHS ? QUIET_MS : ROW_MS)) this.#growths = 0;
    this.#wish = wish;
    if (!this.#stopTimer) this.#follow();
  }

  /** The frame's width has changed, so its content has. */
  forgive(): void {
    this.#growths = 0;
    if (this.#wish !== null && !this.#stopTimer) this.#follow();
  }

  dispose(): void {
    this.#stopTimer?.();
  }

  #follow(): void {
    const wish = this.#wish;
    if (wish === null || wish === this.#applied) return;
    if (wish > this.#applied && (this.#growths += 1) > GROWTHS) return;
    this.#applied = wish;
    this.#apply(wish);
    this.#stopTimer = this.#clock.after(PACE_MS, () => {
      this.#stopTimer = null;
      this.#follow();
    });
  }
}
