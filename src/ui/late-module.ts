import type { CSSResult, LitElement } from 'lit';

/** What a module that is fetched late brings along. */
interface Styled {
  readonly styles: readonly CSSResult[];
}

/** A part of an element that is fetched when it is wanted; the element is drawn again when it is there, or is not. */
export class LateModule<T extends Styled> {
  readonly #host: LitElement;
  readonly #load: () => Promise<T>;
  #wanted = false;
  #failed = false;
  #loaded: T | null = null;

  constructor(host: LitElement, load: () => Promise<T>) {
    this.#host = host;
    this.#load = load;
  }

  /** The module, or null before it is there. */
  get loaded(): T | null {
    return this.#loaded;
  }

  /** Whether it could not be fetched. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Fetches it, unless that is under way, done or failed. */
  want(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    void this.#fetch();
  }

  /** Fetches it again after it failed. */
  retry(): void {
    if (!this.#failed) return;
    this.#failed = this.#wanted = false;
    this.want();
  }

  async #fetch(): Promise<void> {
    try {
      const loaded = await this.#load();
      const root = this.#host.renderRoot as ShadowRoot;
      const sheets = loaded.styles.flatMap(({ styleSheet }) => styleSheet ?? []);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
      this.#loaded = loaded;
    } catch {
      this.#failed = true;
    }
    this.#host.requestUpdate();
  }
}
