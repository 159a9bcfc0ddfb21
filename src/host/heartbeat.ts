import type { HostClock } from './host-clock.js';

export interface HeartbeatOptions {
  readonly clock: HostClock;
  /** Resolves when the gadget has answered. */
  readonly ping: () => Promise<unknown>;
  /** Whether nobody sees the page: browsers slow down what runs there, so silence means nothing. */
  readonly isHidden: () => boolean;
  /** The gadget has missed too many; called once. */
  readonly onStopped: () => void;
}

/** Milliseconds between two pings. */
export const BEAT_MS = 5000;

/** Pings in a row that a gadget may miss. */
export const MISSES = 3;

/**
 * Pings a gadget until it misses {@link MISSES} in a row or the returned function is called. Nothing else tells: a
 * frame whose process has died fires no event, and messages to it vanish.
 */
export function startHeartbeat({ clock, ping, isHidden, onStopped }: HeartbeatOptions): () => void {
  let misses = 0;
  let isWaiting = false;
  let stopTimer = (): void => undefined;

  const answered = (): void => {
    isWaiting = false;
    misses = 0;
  };
  const beat = (): void => {
    if (isHidden()) answered();
    else {
      if (isWaiting) misses += 1;
      if (misses === MISSES) {
        onStopped();
        return;
      }
      isWaiting = true;
      // A ping that fails is a closed channel, and whoever closed it knows.
      ping().then(answered, () => undefined);
    }
    schedule();
  };
  // One timer after the other: a page that was busy for a minute has not missed twelve answers.
  const schedule = (): void => {
    stopTimer = clock.after(BEAT_MS, beat);
  };
  schedule();
  return () => {
    stopTimer();
  };
}
