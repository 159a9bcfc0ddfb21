/**
 * The class for an element's outermost box: `system` where the page has not said which colour schemes it supports,
 * so that the system decides, and none where the page's own `color-scheme` does.
 */
export function schemeClass(element: Element): 'system' | '' {
  return getComputedStyle(element).colorScheme === 'normal' ? 'system' : '';
}
