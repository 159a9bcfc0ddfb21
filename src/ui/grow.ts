/** The custom property `--_slow` in milliseconds; 0 where motion is not wanted. */
function slowOf(box: Element): number {
  const value = getComputedStyle(box).getPropertyValue('--_slow').trim();
  return value.endsWith('ms') ? Number.parseFloat(value) : Number.parseFloat(value) * 1000;
}

/**
 * Lets a box grow out of the height it had; 0 is for one that was not shown, which stays as it is. With `content`,
 * that fades in: what stands there is new. At once where the agent wants less motion.
 */
export function grow(box: HTMLElement, from: number, content: Element | null): void {
  const duration = slowOf(box);
  if (!(duration > 0)) return;
  const easing = 'cubic-bezier(0.2, 0, 0, 1)';
  const to = box.offsetHeight;
  if (from > 0 && from !== to) {
    box.animate({ blockSize: [`${from}px`, `${to}px`], overflow: ['clip', 'clip'] }, { duration, easing });
  }
  content?.animate({ opacity: [0, 1] }, { duration, easing });
}
