/**
 * Has the page go on to where it is, as soon as a form has gone from it. A browser offers to save a password whose form
 * has gone when the page then loads something or goes on; what a worker requests does not count, so without this it
 * would offer nothing.
 */
export function goOnWithout(form: Element, host: Element): void {
  const observer = new MutationObserver(() => {
    look();
  });
  const look = (): void => {
    if (form.isConnected) return;
    observer.disconnect();
    history.replaceState(history.state, '');
  };
  observer.observe(host, { childList: true });
  look();
}
