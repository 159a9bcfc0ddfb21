/** What a call rejects with whose caller has stopped waiting. */
export const stopped = (): DOMException => new DOMException('The caller has stopped waiting', 'AbortError');

/**
 * Settles with `work`, or rejects with an `AbortError` once `signal` is aborted, whichever comes first. The work goes
 * on: others may share it, and a request that has left cannot be taken back.
 */
export function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(stopped());
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    void work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}
