const isEnding = ({ effect }: Animation): boolean => Number(effect?.getComputedTiming().endTime ?? 0) < Infinity;

/**
 * Scrolls to what has the focus, once the card around it has grown. A browser scrolls when the focus comes, and what
 * is within the window then may be below it a moment later.
 */
export async function keepInView(focused: Element, card: DocumentFragment | Element): Promise<void> {
  if (!(card instanceof ShadowRoot)) return;
  const growing = card.getAnimations().filter(isEnding);
  if (growing.length === 0) return;
  await Promise.allSettled(growing.map(({ finished }) => finished));
  if (focused.matches(':focus')) focused.scrollIntoView({ block: 'nearest' });
}
