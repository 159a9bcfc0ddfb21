import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { property } from 'lit/decorators.js';
import type { DeskGadget } from '../core/desk.js';
import type { Session } from '../session/session.js';
import { announcerStyles } from '../ui/announcer-styles.js';
import { buttonStyles } from '../ui/button-styles.js';
import { calloutStyles } from '../ui/callout-styles.js';
import { reloadIcon } from '../ui/host-icons.js';
import { hostStrings } from '../ui/host-strings.js';
import { iconStyles } from '../ui/icon-styles.js';
import { pageLanguage } from '../ui/page-language.js';
import { Ticker } from '../ui/ticker.js';
import { schemeClass } from '../ui/scheme-class.js';
import { tokens } from '../ui/tokens.js';
import type { GadgetSurroundings } from '../wire/gadget-contract.js';
import type { GadgetLoader } from './gadget-loader.js';
import { noticeStyles, noticeTemplate } from './gadget-notice-template.js';
import { gadgetPanel, panelTitle } from './gadget-panel.js';
import { GadgetRunController } from './gadget-run-controller.js';
import { gadgetStyles } from './gadget-styles.js';
import { pageClock, type HostClock } from './host-clock.js';
import { IframeLoader } from './iframe-loader.js';
import { menuStyles } from './menu-styles.js';
import { Menu } from './menu.js';
import { probeStyles, probeTemplate, SurroundingsWatch, type Surroundings } from './surroundings.js';

/**
 * One gadget of a desk, in a card of its own: the desk's header with title and origin, the gadget's sandboxed frame,
 * and in its place or above it whatever the desk has to say about it. `<deskpass-desk>` makes one for each gadget of
 * the desk file.
 *
 * @tag deskpass-gadget
 *
 * @csspart card - The card.
 * @csspart header - The line with title, origin and menu.
 * @csspart notice - What the desk says about a request of the gadget.
 * @csspart panel - What stands in the gadget's place when it cannot be seen.
 *
 * @cssproperty [--deskpass-surface] - Background of the card.
 * @cssproperty [--deskpass-line] - Colour of its borders.
 * @cssproperty [--deskpass-radius=0.625rem] - Roundness.
 *
 * @example
 * ```ts
 * import { DeskpassGadget } from 'deskpass/host';
 * import { createSession } from 'deskpass';
 * customElements.define('deskpass-gadget', DeskpassGadget);
 * const session = createSession({ src: '/desk.json' });
 * session.addEventListener('deskpass-signed-in', () => {
 *   const card = new DeskpassGadget();
 *   card.session = session;
 *   card.gadget = session.desk?.gadgets[0] ?? null;
 *   document.body.append(card);
 * });
 * ```
 */
export class DeskpassGadget extends LitElement {
  static override styles = [
    tokens,
    iconStyles,
    buttonStyles,
    calloutStyles,
    menuStyles,
    noticeStyles,
    probeStyles,
    announcerStyles,
    gadgetStyles,
  ];

  /** The gadget, as the desk file has it. */
  @property({ attribute: false }) gadget: DeskGadget | null = null;

  /** The session its requests go through. */
  @property({ attribute: false }) session: Session | null = null;

  /** What the page tells all gadgets; JSON values only. */
  @property({ attribute: false }) context: GadgetSurroundings['context'] = {};

  /** Level of the title in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 3;

  /** What brings the gadget into its place. */
  @property({ attribute: false }) loader: GadgetLoader = new IframeLoader();

  /** What time it is. */
  @property({ attribute: false }) clock: HostClock = pageClock;

  readonly #surroundings = new SurroundingsWatch(this, (surroundings) => {
    this.#run.tell('surroundings', surroundings);
  });
  readonly #run = new GadgetRunController(this);
  readonly #menu = new Menu(this);
  readonly #ticker = new Ticker(this);

  /** Where the loader puts the gadget. */
  readonly place = document.createElement('div');

  /** What the gadget is told of the page: language, direction, colours and the context. */
  get surroundings(): Surroundings {
    return this.#surroundings.current;
  }

  /** Starts the gadget again, in a new frame and with new ports. */
  reload(): void {
    this.#run.restart();
  }

  protected override willUpdate(): void {
    const { state } = this.#run;
    this.#ticker.run(state?.status === 'stopped' && state.restartAt !== null);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('context')) this.#run.tell('context', { context: this.context });
  }

  protected override render(): TemplateResult {
    const { gadget, headingLevel } = this;
    const { state, notices } = this.#run;
    const title = gadget?.title ?? '';
    const isLoading = state?.status === 'loading';
    const notice = state ? notices.current : null;
    const { language, direction } = pageLanguage();
    return html`<article class="card ${schemeClass(this)}" part="card" aria-labelledby="title" dir=${ifDefined(direction)}>
      <header part="header" lang=${language}>
        <div class="names">
          <div class="title" id="title" role="heading" aria-level=${headingLevel}>${title}</div>
          ${gadget ? html`<span class="origin">${originOf(gadget)}</span>` : nothing}
        </div>
        ${state ? this.#menu.render(hostStrings.menu(title), this.#items) : nothing}
      </header>
      ${notice ? noticeTemplate(notice, this.#onDismiss) : nothing}
      <div lang=${language} class="stage ${isLoading ? 'waiting' : ''}" aria-busy=${isLoading ? 'true' : 'false'}>
        ${this.place}
        ${isLoading ? bones : nothing}
        ${gadgetPanel(state, { title, now: this.clock.now(), onStart: this.#onStart })}
      </div>
      <p class="announcer" role="status" lang=${language}>${this.#announcement(title)}</p>
      ${probeTemplate()}
    </article>`;
  }

  #announcement(title: string): string {
    const { state, notices } = this.#run;
    if (!state) return '';
    return panelTitle(state, title) || (notices.current ? `${notices.current.title}: ${notices.current.text}` : '');
  }

  get #items() {
    return [{ label: hostStrings.reload, icon: reloadIcon(), act: this.#onStart }];
  }

  readonly #onStart = (): void => {
    this.reload();
  };

  readonly #onDismiss = (): void => {
    this.#run.dismiss();
  };
}

/** The host of its address: what tells one gadget's maker from another's. */
function originOf({ src }: DeskGadget): string {
  return URL.canParse(src) ? new URL(src).host : '';
}

const bones = html`<div class="bones" aria-hidden="true">
  <div class="bone"></div>
  <div class="bone"></div>
  <div class="bone"></div>
  <div class="bone"></div>
</div>`;

declare global {
  interface HTMLElementTagNameMap {
    'deskpass-gadget': DeskpassGadget;
  }
}
