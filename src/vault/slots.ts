import { DeskpassError } from '../core/errors.js';

/** A number of places; who finds none waits in line. */
export interface Slots {
  /** Takes a place if one is free, at once, as `take` does; null where none is. */
  takeFree(): (() => void) | null;
  /** Resolves with the function that gives the place back; calling it twice does nothing. */
  take(signal: AbortSignal): Promise<() => void>;
}

/** Makes `places` slots; more than `line` who wait are refused with `too-many-requests`. */
export function createSlots(places: number, line: number): Slots {
  let free = places;
  const waiting = new Set<() => void>();

  const hold = (): (() => void) => {
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const [next] = waiting;
      if (next) next();
      else free += 1;
    };
  };

  const takeFree = (): (() => void) | null => {
    if (free === 0) return null;
    free -= 1;
    return hold();
  };

  return {
    takeFree,
    async take(signal) {
      signal.throwIfAborted();
      const taken = takeFree();
      if (taken) return taken;
      if (waiting.size >= line)
        throw new DeskpassError('too-many-requests', `More than ${places + line} requests at once`);
      return new Promise((resolve, reject) => {
        const leave = (): void => {
          waiting.delete(enter);
          reject(signal.reason as Error);
        };
        const enter = (): void => {
          waiting.delete(enter);
          signal.removeEventListener('abort', leave);
          resolve(hold());
        };
        waiting.add(enter);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
  };
}
