/**
 * Resolves when the browser has painted what is drawn now, so that what is fetched next does not delay it. A page
 * nobody sees is not painted: there it resolves at once, and when a visible page is hidden meanwhile, then.
 */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      resolve();
    };
    if (document.hidden) finish();
    document.addEventListener('visibilitychange', finish, { once: true });
    // A frame's callbacks run before its paint; a timer that they set, after it.
    requestAnimationFrame(() => setTimeout(finish));
  });
}
