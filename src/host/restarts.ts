/** Milliseconds before each restart in a row. */
const DELAYS: readonly number[] = [1000, 4000, 16_000];

/** Milliseconds a gadget works until what happened before is forgiven. */
export const FORGIVEN_MS = 60_000;

/** How often a gadget that stops is started again by itself. */
export class Restarts {
  #count = 0;

  /** Milliseconds to the next restart, or null where the agent decides. */
  next(): number | null {
    const delay = DELAYS[this.#count] ?? null;
    this.#count += 1;
    return delay;
  }

  forgive(): void {
    this.#count = 0;
  }
}
