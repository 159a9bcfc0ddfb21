/**
 * Reports the height of a document's content whenever it changes, the first time at once. The root element is what is
 * measured: unlike `scrollHeight` it also shrinks.
 */
export function followHeight(root: HTMLElement, report: (height: number) => void): void {
  let last = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height !== last) report((last = height));
  }).observe(root);
}
