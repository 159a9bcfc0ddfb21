/** Attributes by name; one whose value is null is left out. */
type Attributes = Readonly<Record<string, string | null>>;

function fill<E extends Element>(element: E, attributes: Attributes, children: readonly (Node | string)[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Makes an HTML element without markup, for code that has no Lit. */
export const newElement = (tag: string, attributes: Attributes, ...children: (Node | string)[]): HTMLElement =>
  fill(document.createElement(tag), attributes, children);

/** Makes an SVG element without markup. */
export const newSvgElement = (tag: string, attributes: Attributes, ...children: Node[]): SVGElement =>
  fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
