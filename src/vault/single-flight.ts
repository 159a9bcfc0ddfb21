/** One run of a task at a time, shared by everyone who asks for it meanwhile. */
export interface SingleFlight<T> {
  /** Joins the run under way, or starts one. Rejects with the signal's reason once aborted; the run goes on for the others. */
  join(signal?: AbortSignal): Promise<T>;
  /** Ends the run under way for everyone, with this reason. */
  cancel(reason: unknown): void;
}

/** Settles with a promise, or rejects with the signal's reason, whichever comes first. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}

/** Makes a single flight of a task; the task's signal is aborted by `cancel`, and nobody waits for it then. */
export function createSingleFlight<T>(task: (signal: AbortSignal) => Promise<T>): SingleFlight<T> {
  let flight: { readonly result: Promise<T>; readonly controller: AbortController } | null = null;
  return {
    join(signal) {
      if (!flight) {
        const controller = new AbortController();
        const result = orAborted(task(controller.signal), controller.signal);
        const started = { result, controller };
        flight = started;
        const land = (): void => {
          if (flight === started) flight = null;
        };
        result.then(land, land);
      }
      return orAborted(flight.result, signal);
    },
    cancel(reason) {
      const cancelled = flight;
      flight = null;
      cancelled?.controller.abort(reason);
    },
  };
}
