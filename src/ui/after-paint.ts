/**
 * Resolves when the browser has painted what is drawn now, so that what is fetched next does not delay it. A page
 * nobody sees is not painted: there it resolves at once, and when a visible page is hidden meanwhile, then.
 */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) {
      resolve();
      return;
    }
    const done = new AbortController();
    const finish = () => {
      done.abort();
      resolve();
    };
    document.addEventListener('visibilitychange', finish, { signal: done.signal });
    // A frame's callbacks run before its paint; a message after it.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        finish();
      };
      port2.postMessage(null);
    });
  });
}
