import { executeServerCommand } from '@web/test-runner-commands';

/** Presses and releases one key (`Tab`, `Enter`, `a` …) with the keyboard of the browser, not a synthetic event. */
export async function press(key: string, held?: 'Shift' | 'Control'): Promise<void> {
  await executeServerCommand('input:press', held ? { key, held } : { key });
}

/** Clicks the middle of an element with the mouse of the browser: a real user gesture. */
export async function clickOn(element: Element): Promise<void> {
  element.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = element.getBoundingClientRect();
  await executeServerCommand('input:click', {
    x: Math.round(left + width / 2),
    y: Math.round(top + height / 2),
  });
}
