/** Time, as far as the vault uses it. */
export interface Clock {
  /** Wall clock, milliseconds since the epoch. May jump, and goes on while the machine sleeps. */
  now(): number;
  /** Milliseconds since some moment. Never jumps; may stand still while the machine sleeps. */
  monotonic(): number;
  /** Calls back once after `ms`, or never if the returned function is called first. */
  after(ms: number, callback: () => void): () => void;
}

/** The clock of the realm this runs in. */
export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after(ms, callback) {
      // Longer ones would overflow to "at once" (HTML §8.6); no caller needs them exact.
      const timer = setTimeout(callback, Math.min(ms, 2 ** 31 - 1));
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
