import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { menuIcon } from '../ui/host-icons.js';

/** One thing a menu offers. */
export interface MenuItem {
  readonly label: string;
  readonly icon: TemplateResult;
  readonly act: () => void;
}

/**
 * A menu button after the ARIA Authoring Practices (Menu Button pattern): arrows move, Home and End jump, Escape and
 * Tab close, and so does a press anywhere else, inside a gadget's frame included.
 */
export class Menu implements ReactiveController {
  readonly #host: LitElement;
  #isOpen = false;
  #closing = new AbortController();

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#close();
  }

  render(label: string, items: readonly MenuItem[]): TemplateResult {
    return html`<div class="menu" @keydown=${this.#onKey} @focusout=${this.#onFocusOut}>
      <button
        class="icon-button"
        type="button"
        aria-label=${label}
        aria-haspopup="menu"
        aria-expanded=${this.#isOpen ? 'true' : 'false'}
        @mousedown=${this.#onPress}
        @click=${this.#onToggle}
      >
        ${menuIcon()}
      </button>
      ${this.#isOpen ? this.#list(label, items) : nothing}
    </div>`;
  }

  #list(label: string, items: readonly MenuItem[]): TemplateResult {
    return html`<div class="items" role="menu" aria-label=${label}>
      ${items.map(
        ({ label: name, icon, act }) =>
          html`<button
            class="item"
            type="button"
            role="menuitem"
            tabindex="-1"
            @click=${() => {
              this.#close(true);
              act();
            }}
          >
            ${icon}${name}
          </button>`,
      )}
    </div>`;
  }

  get #items(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.item')];
  }

  /** Keeps the focus in an open menu: Safari would move it nowhere, the menu close, and the click open it again. */
  readonly #onPress = (event: MouseEvent): void => {
    if (this.#isOpen) event.preventDefault();
  };

  readonly #onToggle = (): void => {
    if (this.#isOpen) this.#close(true);
    else void this.#open(0);
  };

  async #open(index: number): Promise<void> {
    this.#isOpen = true;
    this.#closing = new AbortController();
    // A press inside a frame takes the focus from the window, and nothing else is heard of it.
    const close = (): void => {
      this.#close();
    };
    window.addEventListener('blur', close, { signal: this.#closing.signal });
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#items.at(index)?.focus();
  }

  #close(isReturning = false): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#closing.abort();
    if (isReturning) this.#host.renderRoot.querySelector<HTMLElement>('.menu .icon-button')?.focus();
    this.#host.requestUpdate();
  }

  readonly #onFocusOut = ({ relatedTarget, currentTarget }: FocusEvent): void => {
    const isInside = relatedTarget instanceof Node && (currentTarget as Element).contains(relatedTarget);
    if (!isInside) this.#close();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const items = this.#items;
    const at = items.indexOf(event.target as HTMLElement);
    const goTo: Readonly<Partial<Record<string, number>>> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: at - 1,
      Home: 0,
      End: -1,
    };
    if (!this.#isOpen) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      void this.#open(event.key === 'ArrowDown' ? 0 : -1);
    } else if (event.key === 'Tab') {
      // From the button on, as if the menu had not been there.
      this.#close(true);
      return;
    } else if (event.key === 'Escape') this.#close(true);
    else if (Object.hasOwn(goTo, event.key)) items.at(goTo[event.key] ?? 0)?.focus();
    else return;
    event.preventDefault();
  };
}
