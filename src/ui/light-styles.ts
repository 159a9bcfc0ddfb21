import type { CSSResult, ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Styles for what an element keeps in its light DOM: adopted by the tree the element stands in, as a constructed sheet
 * (no inline style, so any `style-src` lets it pass), and taken out again with the element.
 */
export class LightStyles implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #text: string;
  #remove: () => void = () => undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, styles: readonly CSSResult[]) {
    this.#host = host;
    this.#text = styles.map((style) => style.cssText).join('\n');
    host.addController(this);
  }

  hostConnected(): void {
    const root = this.#host.getRootNode();
    if (!(root instanceof Document || root instanceof ShadowRoot)) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(this.#text);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#remove = () => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }

  hostDisconnected(): void {
    this.#remove();
  }
}
