/** What the agent did with a card that was drawn before its element was defined. */
export interface EarlyUse {
  readonly isPressed: boolean;
  readonly hadFocus: boolean;
}

const cards = new WeakMap<Element, () => EarlyUse>();

/** Keeps what clears an early card away. */
export function keepEarlyCard(element: Element, clear: () => EarlyUse): void {
  cards.set(element, clear);
}

/** Clears the early card away for the element that now draws itself; null where there was none. */
export function takeEarlyCard(element: Element): EarlyUse | null {
  const clear = cards.get(element);
  cards.delete(element);
  return clear?.() ?? null;
}
