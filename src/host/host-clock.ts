/** Time, as far as the host uses it. */
export interface HostClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once after `ms`, or never if the returned function is called first. */
  after(ms: number, callback: () => void): () => void;
}

/** The clock of the page. */
export const pageClock: HostClock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
