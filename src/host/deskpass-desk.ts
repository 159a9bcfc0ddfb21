import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { property } from 'lit/decorators.js';
import { OwnSession } from '../session/own-session.js';
import type { SessionState } from '../session/session-state.js';
import type { Session } from '../session/session.js';
import { afterPaint } from '../ui/after-paint.js';
import { buttonStyles } from '../ui/button-styles.js';
import { firstStrings } from '../ui/first-strings.js';
import { strings } from '../ui/strings.js';
import { LanguageFollower } from '../ui/language-follower.js';
import { LateModule } from '../ui/late-module.js';
import { pageLanguage } from '../ui/page-language.js';
import { schemeClass } from '../ui/scheme-class.js';
import { tokens } from '../ui/tokens.js';
import { deskStyles } from './desk-styles.js';
import { SessionListener } from './session-listener.js';
import { SignInSlot } from './sign-in-slot.js';

/**
 * A whole desk in one element: signs an agent in, shows who they are, and runs the gadgets that the desk file names.
 * What a signed-in agent sees is fetched when somebody signs in.
 *
 * @tag deskpass-desk
 *
 * @slot sign-in - The sign-in card. The desk puts a `<deskpass-login>` here unless the page has done so.
 *
 * @event {StateChangeEvent} deskpass-state - The session's state is another one.
 * @event {SignedInEvent} deskpass-signed-in - An agent has signed in.
 * @event {RenewedEvent} deskpass-renewed - The vault holds a fresh credential.
 * @event {IdentityChangedEvent} deskpass-identity-changed - Somebody else is signed in at the system now.
 * @event {ExpiringEvent} deskpass-expiring - The session ends within a minute.
 * @event {ExpiredEvent} deskpass-expired - The session has run out.
 * @event {SignedOutEvent} deskpass-signed-out - The session has ended, here or in another tab.
 * @event {RequestEvent} deskpass-request - A gadget's request has ended.
 * @event {FailureEvent} deskpass-error - Something went wrong that the page may want to log.
 *
 * @cssproperty [--deskpass-accent] - Colour of focus and of emphasis.
 * @cssproperty [--deskpass-accent-fill] - Colour of the main button; its text turns black or white by itself.
 * @cssproperty [--deskpass-radius=0.625rem] - Roundness; smaller and larger parts follow it.
 * @cssproperty [--deskpass-font] - Typeface.
 * @cssproperty [--deskpass-canvas] - Background behind the gadgets.
 *
 * @example
 * ```ts
 * import 'deskpass/host/define';
 * const desk = document.querySelector('deskpass-desk');
 * if (desk) desk.context = { customer: 'C-1042' };
 * ```
 */
export class DeskpassDesk extends LitElement {
  static override styles = [tokens, buttonStyles, deskStyles];

  /** Address of the desk file. */
  @property() src = '';

  /** Same-origin address of a copy of `vault.js`, where the page's rules ask for one. Default: beside the bundle. */
  @property() vault = '';

  /** Name shown until the desk file has brought its own. */
  @property() brand = '';

  /** Level of the desk's heading in the page's outline, 1 to 5; the gadgets' titles are one below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** The session of this desk: made from `src`, or given by a page that has made it itself. */
  @property({ attribute: false }) session: Session | null = null;

  /**
   * What the page tells all gadgets, for example the customer on the line; an object of JSON values, also as an
   * attribute. Set another object to change it. Throws a `TypeError` where it is not JSON.
   */
  @property({ type: Object })
  get context(): Readonly<Record<string, unknown>> {
    return this.#context;
  }
  set context(context: Readonly<Record<string, unknown>> | null) {
    this.#context = JSON.parse(JSON.stringify(context ?? {})) as Readonly<Record<string, unknown>>;
  }

  #context: Readonly<Record<string, unknown>> = {};
  readonly #own = new OwnSession(this, afterPaint);
  readonly #signIn = new SignInSlot(this);
  readonly #board = new LateModule(this, async () => {
    const { defineBoard } = await import('./define-board.js');
    defineBoard();
    return { styles: [] };
  });
  /** What was drawn before the element was defined. It stays until the same is drawn again, so the focus does too. */
  readonly #early = [...(this.shadowRoot?.childNodes ?? [])];
  #status: SessionState['status'] = 'starting';
  #isFocusDue = false;

  constructor() {
    super();
    this.addController(new SessionListener(this));
    new LanguageFollower(this);
  }

  protected override willUpdate(): void {
    const status = this.session?.state.status ?? 'starting';
    if (status === 'signing-in' || status === 'restoring' || status === 'signed-in') this.#board.want();
  }

  protected override firstUpdated(): void {
    for (const node of this.#early) node.remove();
  }

  protected override update(changed: PropertyValues<this>): void {
    const last = this.#status;
    this.#status = this.session?.state.status ?? 'starting';
    const hadFocus = this.matches(':focus-within');
    super.update(changed);
    if (hadFocus && (last === 'signed-in') !== (this.#status === 'signed-in')) this.#isFocusDue = true;
    if (this.#isFocusDue) this.#moveFocus();
  }

  protected override render(): TemplateResult {
    return html`<div class=${schemeClass(this)}>${this.#content()}</div>`;
  }

  #content(): TemplateResult {
    if (this.#own.error) return failed(firstStrings[pageLanguage().language].notLoadedHeading, this.#onRetry);
    const card = html`<div class="sign-in"><slot name="sign-in"></slot></div>`;
    if (this.#status !== 'signed-in') return card;
    // The card has the way out, and keeps a session from running out meanwhile.
    if (this.#board.failed) return html`${failed(strings.deskNotLoaded, this.#onRetry)}${card}`;
    if (!this.#board.loaded || !pageLanguage().isThere) return html`<div class="waiting" aria-busy="true"></div>`;
    return html`<deskpass-board
      .session=${this.session}
      .state=${this.session?.state ?? null}
      .context=${this.context}
      heading-level=${this.headingLevel}
    ></deskpass-board>`;
  }

  /** What had the focus is gone: it goes to what has come in its place. */
  #moveFocus(): void {
    const there = this.renderRoot.querySelector<HTMLElement>('deskpass-board, button');
    if (this.#own.error || (this.#status === 'signed-in' && !there)) return;
    this.#isFocusDue = false;
    (there ?? this.#signIn).focus();
  }

  readonly #onRetry = (): void => {
    this.#isFocusDue = true;
    if (this.#own.error) this.#own.retry();
    else this.#board.retry();
    this.requestUpdate();
  };
}

/** Something that belongs to the desk could not be fetched. */
function failed(title: string, onRetry: () => void): TemplateResult {
  const { language, direction } = pageLanguage();
  const { notLoadedLede, tryAgain } = firstStrings[language];
  return html`<div class="failed" role="alert" lang=${language} dir=${ifDefined(direction)}>
    <strong>${title}</strong>
    <p>${notLoadedLede}</p>
    <button class="deskpass-button plain dense" @click=${onRetry}>${tryAgain}</button>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'deskpass-desk': DeskpassDesk;
  }
}
