import { DeskpassError } from '../core/errors.js';
import type { Clock } from './clock.js';
import type { Deadline } from './deadline.js';

/** A deadline that can be moved on. */
export interface RequestDeadline extends Deadline {
  /** Starts counting anew. */
  restart(): void;
}

/**
 * Sets a deadline `ms` from now; the signal's reason is `request-timeout` with this message. A restart leaves the timer
 * alone, which goes off early then and is set once more: most requests are over by that time.
 */
export function setRequestDeadline(clock: Clock, ms: number, message: string): RequestDeadline {
  const controller = new AbortController();
  let due = clock.monotonic() + ms;
  const start = (after: number): (() => void) =>
    clock.after(after, () => {
      const left = due - clock.monotonic();
      if (left > 0) clear = start(left);
      else controller.abort(new DeskpassError('request-timeout', message));
    });
  let clear = start(ms);
  return {
    signal: controller.signal,
    restart() {
      due = clock.monotonic() + ms;
    },
    clear() {
      clear();
    },
  };
}
