import { executeServerCommand } from '@web/test-runner-commands';

/** Presses and releases one key (`Tab`, `Enter`, `a` …) with the keyboard of the browser, not a synthetic event. */
export async function press(key: string, held?: 'Shift' | 'Control'): Promise<void> {
  await executeServerCommand('input:press', held ? { key, held } : { key });
}

/** Clicks the middle of an element with the mouse of the browser: a real user gesture. */
export async function clickOn(element: Element): Promise<void> {
  await executeServerCommand('input:click', middleOf(element));
}

/** Presses the mouse on the middle of an element, and holds it. */
export async function holdOn(element: Element): Promise<void> {
  await executeServerCommand('input:hold', middleOf(element));
}

/** Lets the mouse go where it is. */
export async function release(): Promise<void> {
  await executeServerCommand('input:release');
}

function middleOf(element: Element): { x: number; y: number } {
  element.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
}
