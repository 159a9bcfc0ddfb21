/**
 * Runs in the page before anything else of it. Notes, on each frame the browser draws, whether there is a control
 * that can be used: in `<main>` or any shadow root in it, a native input or button that is visible, has a size, is
 * enabled and can take the focus. The time of the first such frame, from the start of the navigation, is the page's
 * `firstControl`, and the binding `reportControl` is told it where there is one.
 */
export function watchForControl() {
  /** @param {ParentNode} root @returns {HTMLElement[]} */
  const controlsIn = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...(element.matches('input:not([type=hidden]), button') ? [/** @type {HTMLElement} */ (element)] : []),
      ...(element.shadowRoot ? controlsIn(element.shadowRoot) : []),
    ]);
  /** @param {HTMLElement} control */
  const isUsable = (control) => {
    const { width, height } = control.getBoundingClientRect();
    const isShown = control.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return isShown && width > 0 && height > 0 && control.tabIndex >= 0 && !control.matches(':disabled, [inert] *');
  };
  const report = () => {
    const time = performance.now();
    Object.assign(globalThis, { firstControl: time });
    /** @type {any} */ (globalThis).reportControl?.(String(time));
  };
  const look = () => {
    const main = document.querySelector('main');
    if (main !== null && controlsIn(main).some(isUsable)) report();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
