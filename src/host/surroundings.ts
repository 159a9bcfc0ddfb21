import { css, html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { LanguageFollower } from '../ui/language-follower.js';
import { inherited } from '../ui/language-of.js';
import type { HostEvents } from '../wire/gadget-contract.js';

export type Surroundings = HostEvents['surroundings'];

/** What has to stand in the element for {@link SurroundingsWatch}; {@link probeStyles} belong to it. */
export const probeTemplate = (): TemplateResult => html`<span class="probe"></span>`;

/** The probe's colour tells the scheme in force, and its transition tells when that changes, for whatever reason. */
export const probeStyles = css`
  .probe {
    position: absolute;
    forced-color-adjust: none;
    color: rgb(1 1 1);
    color: light-dark(rgb(1 1 1), rgb(2 2 2));
    transition: color 1ms;
  }
`;
const DARK = 'rgb(2, 2, 2)';

/** Language, direction and colour scheme in force where an element stands, and when one of them changes. */
export class SurroundingsWatch implements ReactiveController {
  readonly #host: LitElement;
  readonly #onChange: (surroundings: Surroundings) => void;
  #end = new AbortController();
  /** What was told last. */
  #told = '';

  constructor(host: LitElement, onChange: (surroundings: Surroundings) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
    new LanguageFollower(host);
  }

  get current(): Surroundings {
    const probe = this.#host.renderRoot.querySelector('.probe') ?? this.#host;
    const { direction, color } = getComputedStyle(probe);
    return {
      locale: inherited(this.#host, 'lang') || navigator.language,
      direction: direction === 'rtl' ? 'rtl' : 'ltr',
      colorScheme: color === DARK ? 'dark' : 'light',
    };
  }

  hostConnected(): void {
    this.#end = new AbortController();
    const { signal } = this.#end;
    const change = (): void => {
      this.#tell();
    };
    const roots = new MutationObserver(change);
    // What is inherited may be set anywhere above: on the page's own part around the desk as well as on its root.
    let node: Node | undefined = this.#host;
    while (node) {
      node = node.getRootNode();
      roots.observe(node, { subtree: true, attributeFilter: ['lang', 'dir'] });
      node = (node as Partial<ShadowRoot>).host;
    }
    // The shadow root is made by the first update at the latest; before it there is no probe to listen to.
    void this.#host.updateComplete.then(() => {
      this.#host.renderRoot.addEventListener('transitionend', change, { signal });
    });
    signal.addEventListener('abort', () => {
      roots.disconnect();
    });
  }

  hostDisconnected(): void {
    this.#end.abort();
  }

  #tell(): void {
    const { current } = this;
    const news = JSON.stringify(current);
    if (news === this.#told) return;
    this.#told = news;
    this.#onChange(current);
  }
}
