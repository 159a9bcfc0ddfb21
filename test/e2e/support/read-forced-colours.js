/** What is lost on a page whose colours the system replaces. Runs in the page. */

/** @returns {string[]} one line for each fault */
export function readForcedColours() {
  const CONTROLS = 'button, select, textarea, input:not([type=radio], [type=checkbox])';
  // Least contrast of text, and of what is none (WCAG 2.2 §1.4.3 and §1.4.11).
  const LEAST_OF_TEXT = 4.5;
  const LEAST = 3;

  /** @param {string} colour @returns {number[]} red, green, blue, from 0 to 255, and alpha */
  const partsOf = (colour) => {
    const [r = 0, g = 0, b = 0, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return [r, g, b, a];
  };
  /** @param {number[]} colour */
  const luminance = ([r = 0, g = 0, b = 0]) => {
    const [x = 0, y = 0, z = 0] = [r, g, b].map((part) =>
      part <= 10 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  /** What is seen of a colour that lies on another one. @param {string} colour @param {number[]} ground */
  const mix = (colour, ground) => {
    const parts = partsOf(colour);
    const alpha = parts[3] ?? 1;
    return parts.slice(0, 3).map((part, index) => part * alpha + (ground[index] ?? 0) * (1 - alpha));
  };
  /** @param {string} colour @param {number[]} ground */
  const contrast = (colour, ground) => {
    const [dark = 0, light = 0] = [luminance(mix(colour, ground)), luminance(ground)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  /** @param {Element} element @returns {Element | null} */
  const around = (element) => {
    const root = element.getRootNode();
    return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  };
  /** @param {Element | null} element @returns {number[]} */
  const behind = (element) =>
    element ? mix(getComputedStyle(element).backgroundColor, behind(around(element))) : [255, 255, 255];
  /** @param {Document | ShadowRoot} root @returns {Element[]} */
  const all = (root) =>
    [...root.querySelectorAll('*')].flatMap((each) => [each, ...(each.shadowRoot ? all(each.shadowRoot) : [])]);
  const isSeen = (/** @type {Element} */ element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getClientRects().length > 0;
  /** @param {Element} element */
  const nameOf = (element) => {
    let figure = element;
    for (let each = around(element); each && figure.localName !== 'figure'; each = around(each)) figure = each;
    const state = figure.querySelector('figcaption')?.textContent ?? '';
    return `${state}: ${element.localName}.${element.getAttribute('class') ?? ''}`;
  };

  const seen = all(document).filter(isSeen);
  /** @param {Element} element whether its edge, or the line under its text, can be seen */
  const hasEdge = (element) => {
    const style = getComputedStyle(element);
    const ground = behind(around(element));
    const isDrawn =
      style.borderBlockEndStyle !== 'none' &&
      style.borderBlockEndWidth !== '0px' &&
      contrast(style.borderBlockEndColor, ground) >= LEAST;
    return isDrawn || style.textDecorationLine.includes('underline');
  };
  const controls = seen.filter((element) => element.matches(CONTROLS));
  // A field that lies on its own picture is not drawn itself.
  const edges = controls.flatMap((element) => {
    const picture = element.parentElement?.querySelector('[class*=slots]');
    return picture && element.matches('input') ? [...picture.children] : [element];
  });
  const images = seen.filter((element) =>
    [undefined, '::before', '::after'].some((pseudo) => getComputedStyle(element, pseudo).backgroundImage !== 'none'),
  );
  const texts = seen.filter(({ childNodes }) =>
    [...childNodes].some(({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && nodeValue?.trim()),
  );
  const icons = seen.filter((element) => element.matches('svg.icon'));
  return [
    ...(controls.length > 0 && icons.length > 0 ? [] : ['nothing is there to be judged']),
    ...edges.filter((element) => !hasEdge(element)).map((element) => `no edge: ${nameOf(element)}`),
    ...images.map((element) => `an image behind: ${nameOf(element)}`),
    ...texts
      .filter((element) => contrast(getComputedStyle(element).color, behind(element)) < LEAST_OF_TEXT)
      .map((element) => `hardly to be read: ${nameOf(element)}`),
    ...icons
      .filter((element) => contrast(getComputedStyle(element).color, behind(element)) < LEAST)
      .map((element) => `hardly to be seen: ${nameOf(element)}`),
  ];
}
