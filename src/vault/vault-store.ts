import type { SealedStore } from '../auth/sealed-store.js';

/** Milliseconds a value is kept. */
export const MAX_AGE_MS = 15 * 60_000;

/** Most values kept at once; the oldest go first. */
export const MAX_ENTRIES = 20;

/** A sealed store that may have to do without the disk. */
export interface VaultStore extends SealedStore {
  /** Whether values survive a navigation. Turns false, for good, with the first operation that the browser refuses. */
  readonly isLasting: boolean;
}

/** Whether a value's time is over; a value from the future is as old as it is early, for somebody set the clock. */
export const isStale = (at: number, now: number): boolean => Math.abs(now - at) > MAX_AGE_MS;
