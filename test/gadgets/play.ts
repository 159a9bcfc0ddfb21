import { expect } from '@open-wc/testing/pure';
import { overflowing } from '../fixtures/accessibility.js';
import { fixture, html } from '../fixtures/fixture.js';
import type { FakeDesk } from './fake-desk.js';
import type { StageWindow } from './stage.js';

export interface PlayOptions {
  /** Width of the gadget's frame in CSS pixels. */
  readonly width?: number | undefined;
  /** Query of the gadget's own address. */
  readonly query?: string;
  /** What the gadget's page says of its language, in the place of what it was shipped with. */
  readonly written?: { readonly lang: string; readonly dir: string } | undefined;
}

/** A gadget that plays in a frame of the test's own origin. */
export class Play {
  readonly #window: StageWindow;

  constructor(window: StageWindow) {
    this.#window = window;
  }

  get document(): Document {
    return this.#window.document;
  }

  /** What can be read on it; hidden and merely spoken words included. */
  get text(): string {
    return (this.document.querySelector('main')?.textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  /** Every piece of text with the language that it is marked with. */
  get texts(): readonly { readonly words: string; readonly language: string }[] {
    return this.all('body *').flatMap((element) =>
      [...element.childNodes]
        .filter(({ nodeType, nodeValue }) => nodeType === Node.TEXT_NODE && nodeValue?.trim())
        .map(({ nodeValue }) => ({
          words: nodeValue ?? '',
          language: element.closest<HTMLElement>('[lang]')?.lang ?? '',
        })),
    );
  }

  /** What a screen reader was told last. */
  get announced(): string {
    return this.find('[role=status]').textContent;
  }

  find(selector: string): HTMLElement {
    const found = this.document.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`Nothing matches ${selector}`);
    return found;
  }

  all(selector: string): HTMLElement[] {
    return [...this.document.querySelectorAll<HTMLElement>(selector)];
  }

  /** The button with these words. */
  button(words: string): HTMLButtonElement {
    const found = [...this.document.querySelectorAll('button')].find((button) => button.textContent === words);
    if (!found) throw new Error(`There is no button “${words}”`);
    return found;
  }

  /** Fails with what axe finds, best practices included, once nothing moves any more. */
  async expectAccessible(): Promise<void> {
    await Promise.allSettled(this.document.getAnimations().map(({ finished }) => finished));
    const axe = await this.#window.loadAxe();
    const { violations } = await axe.run(this.document, {
      resultTypes: ['violations'],
      // The page around the desk has it: a gadget's headings come below the title of its card.
      rules: { 'page-has-heading-one': { enabled: false } },
    });
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.failureSummary ?? ''} ${node.html}`),
    );
    expect(found).to.deep.equal([]);
  }

  /** What sticks out sideways, the page itself included. */
  get overflowing(): readonly string[] {
    const { scrollWidth, clientWidth } = this.document.documentElement;
    const wide = scrollWidth > clientWidth ? [`page: ${scrollWidth} in ${clientWidth}`] : [];
    return [...wide, ...overflowing(this.document.body).filter((each) => !/\.spoken|^thead|^th\./.test(each))];
  }
}

/** Loads a gadget's shipped page into the stage, with a fake desk around it. */
export async function play(
  gadget: string,
  desk: FakeDesk,
  { width = 640, query = '', written }: PlayOptions = {},
): Promise<Play> {
  const address = new URL(`../../gadgets/${gadget}/`, import.meta.url);
  const page = new DOMParser().parseFromString(await (await fetch(new URL('index.html', address))).text(), 'text/html');
  Object.assign(page.documentElement, written);
  page.head.prepend(Object.assign(page.createElement('base'), { href: address.href }));

  const frame = await fixture<HTMLIFrameElement>(html`<iframe title="Gadget" height="700"></iframe>`);
  frame.width = String(width);
  const loaded = new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
  });
  frame.src = new URL(`./stage.html${query}`, import.meta.url).href;
  await loaded;
  const window = frame.contentWindow as StageWindow;
  await window.perform(page, desk).catch((error: unknown) => {
    if (error !== desk.connectError) throw error;
  });
  return new Play(window);
}
