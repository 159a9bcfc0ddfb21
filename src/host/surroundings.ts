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
      this.#onChange(this.current);
    };
    const root = new MutationObserver(change);
    root.observe(document.documentElement, { attributeFilter: ['lang', 'dir'] });
    // The shadow root is made by the first update at the latest; before it there is no probe to listen to.
    void this.#host.updateComplete.then(() => {
      this.#host.renderRoot.addEventListener('transitionend', change, { signal });
    });
    signal.addEventListener('abort', () => {
      root.disconnect();
    });
  }

  hostDisconnected(): void {
    this.#end.abort();
  }
}
