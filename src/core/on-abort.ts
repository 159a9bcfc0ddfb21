/** Calls a listener with the reason once a signal is aborted. Returns the function that ends this. */
export function onAbort(signal: AbortSignal | null | undefined, listener: (reason: Error) => void): () => void {
  const abort = (): void => {
    listener(signal?.reason as Error);
  };
  signal?.addEventListener('abort', abort);
  return () => {
    signal?.removeEventListener('abort', abort);
  };
}
