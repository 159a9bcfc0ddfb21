import { newElement } from '../../ui/new-element.js';

/** On paper there is nothing but the sheet, and on the screen it is not to be seen. */
const ONLY_PAPER = `
  .deskpass-paper { display: none; }
  @media print {
    body > * { display: none !important; }
    body > .deskpass-paper {
      display: block !important;
      margin: 0;
      background: #fff;
      color: #000;
      font: 14pt/2 ui-monospace, monospace;
    }
  }`;

/**
 * A sheet of paper for lines that the page around them must not be printed with. It is the page's own child: what is
 * hidden around it takes no room, so that there is one sheet. What is on it goes with the step at the latest.
 */
export class Paper {
  readonly #rules = new CSSStyleSheet();
  #sheet: HTMLElement | null = null;

  constructor(signal: AbortSignal) {
    this.#rules.replaceSync(ONLY_PAPER);
    addEventListener('afterprint', this.#clear, { signal });
    signal.addEventListener('abort', this.#clear, { once: true });
  }

  /** Prints these, one a line. */
  print(lines: readonly string[]): void {
    this.#clear();
    this.#sheet = newElement('pre', { class: 'deskpass-paper', translate: 'no', dir: 'ltr' }, lines.join('\n'));
    document.body.append(this.#sheet);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#rules];
    print();
  }

  readonly #clear = (): void => {
    this.#sheet?.remove();
    this.#sheet = null;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((rules) => rules !== this.#rules);
  };
}
