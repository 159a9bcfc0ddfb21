import type { CSSResult, ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Gives the tree that an element stands in styles for what the element keeps in its light DOM, as a constructed sheet
 * (no inline style, so any `style-src` lets it pass). Returns what takes them out again.
 */
export function adoptLightStyles(element: Element, styles: readonly CSSResult[]): () => void {
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return () => undefined;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles.map((style) => style.cssText).join('\n'));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

/** Light-DOM styles that come and go with an element. */
export class LightStyles implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #styles: readonly CSSResult[];
  #remove: () => void = () => undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, styles: readonly CSSResult[]) {
    this.#host = host;
    this.#styles = styles;
    host.addController(this);
  }

  hostConnected(): void {
    this.#remove = adoptLightStyles(this.#host, this.#styles);
  }

  hostDisconnected(): void {
    this.#remove();
  }
}
