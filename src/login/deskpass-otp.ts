import { html, LitElement, nothing, render, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Channel, OtpChallenge } from '../auth/challenge.js';
import type { Problem } from '../auth/problem.js';
import type { DeskpassError } from '../core/errors.js';
import { announcerStyles } from '../ui/announcer-styles.js';
import { buttonStyles } from '../ui/button-styles.js';
import { calloutStyles } from '../ui/callout-styles.js';
import { iconStyles } from '../ui/icon-styles.js';
import { LanguageFollower } from '../ui/language-follower.js';
import { LightStyles } from '../ui/light-styles.js';
import { pageLanguage } from '../ui/page-language.js';
import { schemeClass } from '../ui/scheme-class.js';
import { tokens } from '../ui/tokens.js';
import type { Drawing } from './card.js';
import { ChallengeCard } from './challenges/challenge-card.js';
import { otpStep } from './challenges/otp-step.js';
import type { StepTemplate } from './challenges/step-view.js';
import { CodeEvent, ResendEvent } from './code-events.js';
import { errorDetailsStyles } from './error-details.js';
import { otpStyles } from './otp-styles.js';
import { stepStyles } from './step-styles.js';

/** The shortest and the longest code that the element takes. */
const SHORTEST = 4;
const LONGEST = 16;

const CHANNELS: readonly Channel[] = ['app', 'sms', 'email', 'token'];

/** The attributes that an agent reads of, as numbers; anything else is not known. */
const known = (moment: number | null): number | null => (Number.isFinite(moment) ? moment : null);

/**
 * Asks for a one-time code, as the sign-in card does, on a page that has a sign-in of its own. It sends nothing: the
 * page hears `deskpass-code`, asks its system, and says here what came of it. From that event on the element is `busy`
 * until the page sets `busy` to false or says by `problem` or `error` what went wrong.
 *
 * The field is a native one in a form in the light DOM: phones and password managers fill it in. It must not stand in
 * another form. A code of a fixed length is sent by itself, once; {@link DeskpassOtp.clear} makes it ready for another.
 *
 * @example
 * ```ts
 * import { DeskpassOtp } from 'deskpass/login';
 * customElements.define('deskpass-otp', DeskpassOtp);
 * const otp = new DeskpassOtp();
 * Object.assign(otp, { channel: 'sms', recipient: '+1 ••• ••• 42', resendable: true });
 * otp.resendAt = Date.now() + 30_000;
 * otp.addEventListener('deskpass-code', async ({ code }) => {
 *   const { ok } = await fetch('/verify', { method: 'POST', body: code });
 *   if (!ok) otp.problem = { code: 'code-wrong', until: null, rules: [] };
 * });
 * document.querySelector('main')?.append(otp);
 * ```
 *
 * @tag deskpass-otp
 *
 * @event {CodeEvent} deskpass-code - A whole code was entered.
 * @event {ResendEvent} deskpass-resend - The agent wants another code; the clock of the last one has run down.
 *
 * @csspart lede - The sentence that says where the code is.
 * @csspart callout - What happened and what to do about it.
 * @csspart details - The code and the details of a failure.
 */
export class DeskpassOtp extends LitElement {
  static override styles = [
    tokens,
    iconStyles,
    calloutStyles,
    buttonStyles,
    errorDetailsStyles,
    announcerStyles,
    otpStyles,
  ];

  /** How many characters a code has, 4 to 16. */
  @property({ type: Number }) length = 6;

  /** How many it has at least, where codes differ: then none is sent by itself. Default: `length`. */
  @property({ type: Number, attribute: 'min-length' }) minLength: number | null = null;

  /** What a code is made of: `digits` or `letters-and-digits`. */
  @property() alphabet: OtpChallenge['alphabet'] = 'digits';

  /** How the code reaches the agent: `app`, `sms`, `email` or `token`. A text message is read where the browser can. */
  @property() channel: Channel = 'app';

  /** Where the code went, masked. */
  @property() recipient = '';

  /** The field's label. Default: the catalogue's. */
  @property() label = '';

  /** Whether another code can be asked for. */
  @property({ type: Boolean }) resendable = false;

  /** An answer is on its way. Sets itself with `deskpass-code`. */
  @property({ type: Boolean }) busy = false;

  /** How many more codes can be tried, or null where nobody says. */
  @property({ type: Number, attribute: 'attempts-left' }) attemptsLeft: number | null = null;

  /** Milliseconds since the epoch at which the code stops working, or null. */
  @property({ type: Number, attribute: 'expires-at' }) expiresAt: number | null = null;

  /** Milliseconds since the epoch from which another code can be sent, or null where it can be at once. */
  @property({ type: Number, attribute: 'resend-at' }) resendAt: number | null = null;

  /** Milliseconds since the epoch until which no code is taken, or null. */
  @property({ type: Number, attribute: 'locked-until' }) lockedUntil: number | null = null;

  /** Why the last code was not taken, or null. */
  @property({ attribute: false }) problem: Problem | null = null;

  /** Why the last code could not be delivered, or null; it can be sent again. */
  @property({ attribute: false }) error: DeskpassError | null = null;

  readonly #card: ChallengeCard;
  #challenge: OtpChallenge = this.#ask();
  #drawing: Drawing | null = null;
  #copied: DeskpassError | null = null;
  /** What a screen reader was told last, and in which language. */
  #said = { text: '', language: '' };

  constructor() {
    super();
    new LightStyles(this, [stepStyles, buttonStyles]);
    new LanguageFollower(this);
    this.#card = new ChallengeCard(this, {
      // It asks for nothing else.
      templateOf: <C>() => otpStep as unknown as StepTemplate<C & OtpChallenge>,
      answer: (answer) => {
        if (answer.kind === 'otp') this.#enter(answer.code);
        else this.dispatchEvent(new ResendEvent());
      },
      cancel: null,
      codeLabel: () => this.label,
    });
  }

  /** Empties the field, forgets what was wrong and lets a whole code be sent by itself again. */
  clear(): void {
    this.problem = this.error = null;
    this.busy = false;
    this.#card.leave();
    const field = this.#field;
    if (field) field.value = '';
    this.requestUpdate();
  }

  /** Focuses the field, as soon as it is drawn. */
  override focus(): void {
    void this.updateComplete.then(() => this.#field?.focus());
  }

  get #field(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // A verdict ends the wait for it.
    if ((changed.has('problem') && this.problem) || (changed.has('error') && this.error)) this.busy = false;
    const isOnlyMood = [...changed.keys()].every((name) => name === 'busy' || name === 'error' || name === 'label');
    if (!isOnlyMood) this.#challenge = this.#ask();
  }

  protected override update(changed: PropertyValues<this>): void {
    const { busy, error } = this;
    this.#drawing = this.#card.draw(
      { status: 'challenge', method: '', challenge: this.#challenge, busy, error },
      {
        copied: this.#copied,
        onCopy: (copied, announcement) => {
          this.#copied = copied;
          this.#say(announcement);
          this.requestUpdate();
        },
      },
    );
    this.#say(this.#drawing.screen.status);
    super.update(changed);
    render(this.#drawing.form, this);
  }

  protected override render(): TemplateResult {
    const { screen, above, below } = this.#drawing ?? { screen: null, above: nothing, below: nothing };
    const { language, direction } = pageLanguage();
    return html`<div class="otp ${schemeClass(this)}" lang=${language} dir=${ifDefined(direction)}>
        ${screen?.lede ? html`<p class="lede" part="lede">${screen.lede}</p>` : nothing} ${above}
        <slot name="step"></slot>
        ${below}
      </div>
      <p class="announcer" role="status" lang=${language} dir=${ifDefined(direction)}>${this.#said.text}</p>`;
  }

  /** What was said in another language is not kept: it would be read in the voice of this one. */
  #say(text: string): void {
    const { language } = pageLanguage();
    if (text !== '' || language !== this.#said.language) this.#said = { text, language };
  }

  #enter(code: string): void {
    if (this.busy) return;
    this.problem = this.error = null;
    this.busy = true;
    this.dispatchEvent(new CodeEvent(code));
  }

  /** What the element is told, as the step that the card draws. What makes no sense counts as not told. */
  #ask(): OtpChallenge {
    const bounded = (count: number): number => Math.min(Math.max(Math.trunc(count) || SHORTEST, SHORTEST), LONGEST);
    const max = bounded(this.length);
    const until = known(this.lockedUntil);
    return {
      kind: 'otp',
      channel: CHANNELS.includes(this.channel) ? this.channel : 'app',
      recipient: this.recipient || null,
      length: { min: this.minLength === null ? max : Math.min(bounded(this.minLength), max), max },
      alphabet: this.alphabet === 'letters-and-digits' ? this.alphabet : 'digits',
      expiresAt: known(this.expiresAt),
      resendAt: known(this.resendAt),
      attemptsLeft: known(this.attemptsLeft),
      problem: until === null ? this.problem : { code: 'locked', until, rules: [] },
      actions: this.resendable ? ['resend'] : [],
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'deskpass-otp': DeskpassOtp;
  }
  interface GlobalEventHandlersEventMap {
    'deskpass-code': CodeEvent;
    'deskpass-resend': ResendEvent;
  }
}
