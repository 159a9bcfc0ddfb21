import { DeskpassError, type ErrorCode } from '../core/errors.js';
import type { Clock } from './clock.js';

/** A signal that is aborted when time is up, unless it is cleared first. */
export interface Deadline {
  readonly signal: AbortSignal;
  clear(): void;
}

/** Sets a deadline `ms` from now; the signal's reason is a `DeskpassError` of this code and message. */
export function setDeadline(clock: Clock, ms: number, code: ErrorCode, message: string): Deadline {
  const controller = new AbortController();
  const clear = clock.after(ms, () => {
    controller.abort(new DeskpassError(code, message));
  });
  return { signal: controller.signal, clear };
}
