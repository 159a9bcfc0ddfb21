import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { property } from 'lit/decorators.js';
import type { DeskGadget } from '../core/desk.js';
import type { SessionState } from '../session/session-state.js';
import type { Session } from '../session/session.js';
import { announcerStyles } from '../ui/announcer-styles.js';
import { buttonStyles } from '../ui/button-styles.js';
import { calloutStyles } from '../ui/callout-styles.js';
import { hostStrings } from '../ui/host-strings.js';
import { iconStyles } from '../ui/icon-styles.js';
import { LanguageFollower } from '../ui/language-follower.js';
import { pageLanguage } from '../ui/page-language.js';
import { Ticker } from '../ui/ticker.js';
import { schemeClass } from '../ui/scheme-class.js';
import { tokens } from '../ui/tokens.js';
import type { GadgetSurroundings } from '../wire/gadget-contract.js';
import { barStyles, barTemplate } from './agent-bar.js';
import { boardStyles } from './board-styles.js';
import { ExpiryNotice } from './expiry-notice.js';
import { IdentityNotice } from './identity-notice.js';

/**
 * What a signed-in agent sees of a desk: the bar with who they are and the way out, and the gadgets in the columns
 * that the desk file names. `<deskpass-desk>` fetches it when somebody signs in.
 *
 * @tag deskpass-board
 *
 * @csspart bar - The line with the brand and the agent.
 * @csspart expiry - The notice that the session is about to end.
 * @csspart identity-notice - The notice that somebody else is at the desk now.
 * @csspart columns - The gadgets.
 */
export class DeskpassBoard extends LitElement {
  static override styles = [tokens, iconStyles, buttonStyles, calloutStyles, barStyles, announcerStyles, boardStyles];

  /** The session whose agent is at the desk. */
  @property({ attribute: false }) session: Session | null = null;

  /** The session's state; another one draws the board again. */
  @property({ attribute: false }) state: SessionState | null = null;

  /** What the page tells all gadgets. */
  @property({ attribute: false }) context: GadgetSurroundings['context'] = {};

  /** Level of the desk's heading in the page's outline, 1 to 5; the gadgets' titles are one below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  readonly #expiry = new ExpiryNotice(this);
  readonly #identity = new IdentityNotice(this);
  readonly #ticker = new Ticker(this);

  constructor() {
    super();
    new LanguageFollower(this);
  }

  /** Focuses the desk's heading. */
  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.brand')?.focus());
  }

  protected override willUpdate(): void {
    const { state } = this;
    this.#ticker.run(state?.status === 'signed-in' && state.expiring);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { session, state } = this;
    const desk = session?.desk;
    if (state?.status !== 'signed-in' || !desk) return nothing;
    const { session: agent } = state;
    const { direction } = pageLanguage();
    return html`<div class="desk ${schemeClass(this)}" dir=${ifDefined(direction)}>
      ${barTemplate({ desk, agent, headingLevel: this.headingLevel, onSignOut: this.#onSignOut })}
      ${this.#expiry.render(state, session)} ${this.#identity.render(session, agent.identity)}
      ${desk.gadgets.length > 0 ? this.#columns(desk.gadgets) : empty()}
    </div>`;
  }

  #columns(gadgets: readonly DeskGadget[]): TemplateResult {
    const numbers = [...new Set(gadgets.map(({ column }) => column))].sort((a, b) => a - b);
    const card = (gadget: DeskGadget): TemplateResult =>
      html`<deskpass-gadget
        .gadget=${gadget}
        .session=${this.session}
        .context=${this.context}
        heading-level=${this.headingLevel + 1}
      ></deskpass-gadget>`;
    return html`<div class="columns" part="columns">
      ${numbers.map(
        (number) =>
          html`<div class="column">
            ${gadgets.filter(({ column }) => column === number).map(card)}
          </div>`,
      )}
    </div>`;
  }

  readonly #onSignOut = (): void => {
    void this.session?.signOut();
  };
}

const empty = (): TemplateResult => html`<div class="empty" lang=${pageLanguage().language}>
    <strong>${hostStrings.emptyTitle}</strong>
    <p>${hostStrings.emptyText}</p>
  </div>`;

declare global {
  interface HTMLElementTagNameMap {
    'deskpass-board': DeskpassBoard;
  }
}
