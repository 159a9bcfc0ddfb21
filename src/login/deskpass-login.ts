import { LitElement, nothing, render, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Method } from '../auth/method.js';
import type { DeskpassError } from '../core/errors.js';
import { OwnSession } from '../session/own-session.js';
import type { SessionState } from '../session/session-state.js';
import type { Session } from '../session/session.js';
import { announcerStyles } from '../ui/announcer-styles.js';
import { buttonStyles } from '../ui/button-styles.js';
import { afterPaint } from '../ui/after-paint.js';
import { grow } from '../ui/grow.js';
import { iconStyles } from '../ui/icon-styles.js';
import { LightStyles } from '../ui/light-styles.js';
import { Ticker } from '../ui/ticker.js';
import { schemeClass } from '../ui/scheme-class.js';
import { tokens } from '../ui/tokens.js';
import { announcement } from './announcement.js';
import { cardStyles } from './card-styles.js';
import { cardTemplate, type Drawing } from './card.js';
import type { Renewal } from './describe-signed-in.js';
import { EarlyPress } from './early-press.js';
import { takeEarlyCard } from './early-use.js';
import { firstScreen } from './first-screen.js';
import { LateScreens } from './late-screens.js';
import { perform } from './perform.js';
import type { Action, Intent } from './screen.js';
import { SessionBinding } from './session-binding.js';
import { FIRST_CONTROL, stepForm } from './step-form.js';
import { stepStyles } from './step-styles.js';

/**
 * The sign-in card. It draws the state of a session and passes on what the agent presses; it decides nothing. The
 * first form is there before any request is made, and a press on it is remembered until it can be acted on.
 *
 * It stands alone with `src`, or draws the session it is given. Where it stands alone, the events of its session are
 * dispatched on it; a session given to it is dispatched by whoever owns it.
 *
 * @example
 * ```ts
 * import 'deskpass/login/define';
 * const login = document.createElement('deskpass-login');
 * login.src = '/desk.json';
 * login.addEventListener('deskpass-signed-in', (event) => {
 *   console.log(`Welcome, ${event.session.identity.name}`);
 * });
 * document.querySelector('main')?.append(login);
 * ```
 *
 * @tag deskpass-login
 *
 * @slot logo - The site's own mark, in place of the one from the desk file. Decoration: the brand's name is beside it.
 * @slot help - One element under the form, such as a link to the help desk.
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
 * @csspart card - The card.
 * @csspart brand - The line with the mark and the name.
 * @csspart heading - The step's heading.
 * @csspart lede - The sentence under the heading.
 * @csspart callout - What happened and what to do about it.
 * @csspart identity - Who is signed in.
 * @csspart details - The code and the details of a failure.
 *
 * @cssproperty [--deskpass-accent] - Colour of focus and of emphasis.
 * @cssproperty [--deskpass-accent-fill] - Colour of the main button; its text turns black or white by itself.
 * @cssproperty [--deskpass-radius=0.625rem] - Roundness; smaller and larger parts follow it.
 * @cssproperty [--deskpass-font] - Typeface.
 * @cssproperty [--deskpass-canvas] - Background behind cards.
 */
export class DeskpassLogin extends LitElement {
  static override styles = [tokens, iconStyles, announcerStyles, cardStyles];

  /** Address of the desk file, for an element that stands alone. */
  @property() src = '';

  /** Same-origin address of a copy of `vault.js`, where the page's rules ask for one. Default: beside the bundle. */
  @property() vault = '';

  /** Name shown until the desk file has brought its own. */
  @property() brand = '';

  /** Level of the heading in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** The session to draw, or null before there is one. */
  @property({ attribute: false }) session: Session | null = null;

  readonly #binding = new SessionBinding(this);
  readonly #own = new OwnSession(this, afterPaint);
  readonly #late = new LateScreens(this);
  readonly #ticker = new Ticker(this);
  readonly #press = new EarlyPress();
  readonly #early = takeEarlyCard(this);
  #drawing: Drawing | null = null;
  #methods: readonly Method[] = [];
  #renewal: Renewal = 'none';
  #announcement = '';
  #copied: DeskpassError | null = null;

  constructor() {
    super();
    new LightStyles(this, [stepStyles, buttonStyles]);
    if (this.#early?.isPressed) this.#press.press(null, this.#own);
  }

  get #state(): SessionState {
    const { error } = this.#own;
    return error ? { status: 'failed', error } : (this.session?.state ?? { status: 'starting' });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.#binding.bind(this.session, this.#own.owns(this.session));
    this.#press.follow(this.session);
    const state = this.#state;
    if (state.status === 'signed-out') this.#methods = state.methods;
    const isExpiring = state.status === 'signed-in' && state.expiring;
    if (!isExpiring) this.#renewal = 'none';
    this.#ticker.run(isExpiring);
  }

  protected override firstUpdated(): void {
    void afterPaint().then(() => {
      this.#late.want();
    });
  }

  #draw(): Drawing {
    const pressed = this.#press.waiting;
    const around = {
      pressed,
      methods: this.#methods,
      labelOf: (id: string) => this.session?.desk?.signIn.find((method) => method.id === id)?.label ?? '',
      renewal: this.#renewal,
      now: Date.now(),
    };
    const drawing = this.#late.draw(this.#state, around, { copied: this.#copied, onCopy: this.#onCopy });
    // What is there stays until what draws the next state has come.
    const before = this.#late.ready ? this.#drawing : null;
    return drawing ?? before ?? { screen: firstScreen(pressed), above: nothing, below: nothing };
  }

  protected override update(changed: PropertyValues<this>): void {
    const last = this.#drawing?.screen;
    this.#drawing = this.#draw();
    const next = this.#drawing.screen;
    if (last) this.#announcement = announcement(last, next) ?? this.#announcement;
    const height = this.#part('card')?.offsetHeight ?? 0;
    const hadFocus = this.#hasFocus();

    super.update(changed);
    render(this.#drawing.form ?? stepForm(next.actions, this.#onSubmit), this);

    if (!last && this.#early?.hadFocus) this.#focusStep();
    if (!last) return;
    const isNewStep = last.step !== next.step;
    const card = this.#part('card');
    if (card) grow(card, height, isNewStep ? card.querySelector('.step') : null);
    if (hadFocus && (isNewStep || !this.#hasFocus())) this.#focusStep();
  }

  protected override render(): TemplateResult {
    const level = Math.trunc(this.headingLevel);
    return cardTemplate(this.#drawing ?? this.#draw(), {
      brand: this.session?.desk?.title ?? this.brand,
      logo: this.session?.desk?.logo ?? '',
      headingLevel: level >= 1 && level <= 6 ? level : 2,
      scheme: schemeClass(this),
      announcement: this.#announcement,
    });
  }

  /** Focuses the first thing that can be pressed, as soon as it is drawn. */
  override focus(): void {
    void this.updateComplete.then(() => {
      this.#focusStep();
    });
  }

  #part(name: 'card' | 'heading'): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`.${name}`);
  }

  /** To the first thing that can be pressed, or to the heading where there is none. */
  #focusStep(): void {
    this.querySelector<HTMLElement>(FIRST_CONTROL)?.focus();
    if (!this.#hasFocus()) this.#part('heading')?.focus();
  }

  /** Not `:focus-within`: that still holds for a moment when what had the focus is taken away. */
  #hasFocus(): boolean {
    const root = this.getRootNode();
    return (root instanceof Document || root instanceof ShadowRoot) && this.contains(root.activeElement);
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const { submitter } = event;
    if (!(submitter instanceof HTMLButtonElement)) return;
    // Safari does not focus a button that is clicked, and the next step's focus goes by where it was.
    submitter.focus();
    const action = this.#drawing?.screen.actions[Number(submitter.value)];
    if (action && !action.held) this.#act(action);
  };

  #act({ intent }: Action): void {
    if (intent.kind === 'sign-in' && !intent.method) {
      this.#press.press(this.session, this.#own);
    } else if (intent.kind === 'retry' && this.#late.failed) {
      this.#late.retry();
    } else if (intent.kind === 'retry' && this.#own.error) {
      this.#own.retry();
    } else if (this.session) {
      void this.#follow(this.session, intent);
    }
    this.requestUpdate();
  }

  async #follow(session: Session, intent: Intent): Promise<void> {
    if (intent.kind === 'renew') this.#renewal = 'under-way';
    await perform(session, intent);
    if (intent.kind === 'renew') this.#renewal = 'failed';
    this.requestUpdate();
  }

  readonly #onCopy = (copied: DeskpassError | null, announcement: string): void => {
    this.#copied = copied;
    this.#announcement = announcement;
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'deskpass-login': DeskpassLogin;
  }
}
