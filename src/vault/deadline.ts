import { DeskpassError, type ErrorCode } from '../core/errors.js';
import type { Clock } from './clock.js';

/** A signal that is aborted when time is up, unless it is cleared first. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Starts counting anew. */
  restart(): void;
  clear(): void;
}

/** Sets a deadline `ms` from now; the signal's reason is a `DeskpassError` of this code and message. */
export function setDeadline(clock: Clock, ms: number, code: ErrorCode, message: string): Deadline {
  const controller = new AbortController();
  const start = (): (() => void) =>
    clock.after(ms, () => {
      controller.abort(new DeskpassError(code, message));
    });
  let cancel = start();
  return {
    signal: controller.signal,
    restart() {
      cancel();
      cancel = start();
    },
    clear() {
      cancel();
    },
  };
}
