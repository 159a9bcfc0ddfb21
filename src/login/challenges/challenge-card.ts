import { html, nothing, type LitElement } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { keyed } from 'lit/directives/keyed.js';
import type { StepAction } from '../../auth/challenge.js';
import type { AskedAnswer, AskedChallenge } from '../../auth/step.js';
import { calloutTemplate } from '../../ui/callout.js';
import { LightStyles } from '../../ui/light-styles.js';
import { pageLanguage } from '../../ui/page-language.js';
import { Ticker } from '../../ui/ticker.js';
import type { Drawing } from '../card.js';
import { errorDetails, type Copying } from '../error-details.js';
import type { ChallengeState } from '../failure-state.js';
import { blankScreen } from '../first-screen.js';
import { challengeStyles } from './challenge-styles.js';
import { codeStyles } from './code-styles.js';
import { receiveCode } from './receive-code.js';
import { stepActions } from './step-actions.js';
import { fieldErrors } from './field-errors.js';
import { goOnWithout } from './go-on-without.js';
import { isTicking, spokenOf } from './step-clocks.js';
import { stepCallout } from './step-callout.js';
import { StepLife, stepName } from './step-life.js';
import { StepPlace } from './step-place.js';
import type { Sentence, StepContext, StepTemplate } from './step-view.js';

/** Who gets what the agent answers. */
export interface Asking {
  /** Who draws a challenge. */
  readonly templateOf: <C extends AskedChallenge>(challenge: C) => StepTemplate<C>;
  readonly answer: (answer: AskedAnswer) => void | Promise<void>;
  /** Gives everything up; null where there is nothing to give up. */
  readonly cancel: (() => void) | null;
  /** What the site is called. Default nothing. */
  readonly names?: () => readonly string[];
  /** Whether what was asked has led to the end. Default no. */
  readonly isOver?: () => boolean;
  /** Label of the field for a code. Default the catalogue's. */
  readonly codeLabel?: () => string;
}

/** For ids; several elements may stand on one page. */
const newUid = (): string => `deskpass-${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? ''}`;

/** Draws what a system asks, and hands on the answers. What is typed stays in the form. */
export class ChallengeCard {
  readonly #host: LitElement;
  readonly #asking: Asking;
  readonly #ticker: Ticker;
  readonly #place: StepPlace;
  readonly #uid = newUid();
  #life: StepLife | null = null;
  #state: ChallengeState | null = null;
  /** What is wrong with the form before anybody was asked. */
  #errors: Readonly<Record<string, Sentence>> = {};
  #said: Sentence | null = null;
  /** A browser's own question, for example for a passkey, is open. */
  #reading = false;
  /** A password has been answered, and nothing given up since. */
  #hasPassword = false;

  constructor(host: LitElement, asking: Asking) {
    this.#host = host;
    this.#asking = asking;
    this.#ticker = new Ticker(host);
    new LightStyles(host, [challengeStyles, codeStyles]);
    this.#place = new StepPlace(host, () => {
      this.leave();
    });
  }

  /** Ends what belongs to the step that was there. Call it when another state is drawn. */
  leave(): void {
    const form = this.#form;
    if (form && this.#hasPassword && this.#asking.isOver?.()) goOnWithout(form, this.#host);
    this.#hasPassword = false;
    this.#begin(null);
    this.#state = null;
    this.#ticker.run(false);
  }

  draw(state: ChallengeState, copying: Copying): Drawing {
    this.#arrive(state);
    const life = this.#life ?? new StepLife('');
    const { challenge } = state;
    const now = Date.now();
    const busy = state.busy || this.#reading;
    const template = this.#asking.templateOf(challenge);
    const errors = state.busy ? {} : fieldErrors(challenge, template.field, this.#errors);
    const hasField = template.field !== null && challenge.problem !== null && template.field in errors;
    const { callout, heldUntil } = stepCallout(challenge, { error: state.error, now, hasField });
    const general = errors[''];
    const context = this.#context(life, { busy, errors, now });
    const view = template.draw(challenge, context);
    life.isDrawn = true;
    const held = busy || (heldUntil !== null && heldUntil > now);
    this.#ticker.run(isTicking(challenge, now));
    const shown = callout ?? (general ? ({ tone: 'danger', title: general, text: '', urgent: true } as const) : null);

    const { language, direction } = pageLanguage();
    const form = html`<form
      class="deskpass-step"
      slot="step"
      method="dialog"
      novalidate
      lang=${language}
      dir=${ifDefined(direction)}
      aria-busy=${busy ? 'true' : 'false'}
      @submit=${this.#onSubmit}
      @focusin=${this.#place.onFocus}
      @change=${this.#place.onFilled}
      @animationstart=${this.#place.onFilled}
    >
      ${keyed(
        life.name,
        html`${view.fields}${
          view.submit === null
            ? nothing
            : html`<button class="deskpass-button primary" type="submit" aria-disabled=${held ? 'true' : 'false'}>
              ${busy ? view.busy : view.submit}
            </button>`
        }`,
      )}
      ${stepActions(challenge, { busy, canCancel: this.#asking.cancel !== null, onAction: this.#onAction })}
    </form>`;
    return {
      screen: {
        ...blankScreen,
        step: `challenge ${life.name}`,
        heading: view.heading,
        lede: view.lede,
        callout: shown,
        busy,
        status: busy ? view.busy : (this.#said?.() ?? spokenOf(challenge, now, life)),
      },
      above: shown ? calloutTemplate(shown) : nothing,
      below: state.error ? errorDetails(state.error, copying) : nothing,
      form,
    };
  }

  /** Nothing of the step before goes on. */
  #begin(life: StepLife | null): void {
    this.#life?.end();
    this.#life = life;
    this.#errors = {};
    this.#said = null;
    this.#reading = false;
  }

  /** Takes note of another step, or of a problem with the one that is there. */
  #arrive(state: ChallengeState): void {
    const { challenge } = state;
    const isAnswered = this.#state !== null && this.#state.challenge !== challenge;
    const name = stepName(challenge);
    if (this.#life?.name !== name) {
      const life = new StepLife(name);
      this.#begin(life);
      if (challenge.kind === 'otp' && challenge.channel === 'sms') void this.#receive(life);
    } else if (isAnswered) {
      this.#errors = {};
      this.#said = null;
      if (challenge.problem) void this.#focusInvalid();
    }
    this.#state = state;
  }

  #context(life: StepLife, now: Pick<StepContext, 'busy' | 'errors' | 'now'>): StepContext {
    return {
      ...now,
      uid: this.#uid,
      names: this.#asking.names?.() ?? [],
      codeLabel: this.#asking.codeLabel?.() ?? '',
      form: life.isDrawn ? this.#form : null,
      redraw: () => {
        this.#host.requestUpdate();
      },
      act: this.#onAction,
      say: (sentence) => {
        this.#said = sentence;
      },
      submitOnce: () => {
        life.keep('submitted', () => {
          this.#form?.requestSubmit();
          return true;
        });
      },
      keep: (name, make) => life.keep(name, make),
      signal: life.signal,
    };
  }

  get #form(): HTMLFormElement | null {
    return this.#host.querySelector('form.deskpass-step');
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    // Not stopped: password managers listen for it on the document.
    event.preventDefault();
    void this.#submit(event.currentTarget as HTMLFormElement);
  };

  async #submit(form: HTMLFormElement): Promise<void> {
    const [state, life] = [this.#state, this.#life];
    if (!state || !life || state.busy || this.#reading) return;
    const { error } = state;
    const { heldUntil } = stepCallout(state.challenge, { error, now: Date.now(), hasField: false });
    if (heldUntil !== null && heldUntil > Date.now()) return;
    const pending = this.#asking.templateOf(state.challenge).read(state.challenge, new FormData(form), life.signal);
    if (pending instanceof Promise) {
      this.#reading = true;
      this.#errors = {};
      this.#host.requestUpdate();
    }
    const reading = await pending;
    if (life.signal.aborted) return;
    this.#reading = false;
    this.#errors = reading.ok ? {} : reading.errors;
    this.#host.requestUpdate();
    if (!reading.ok) return this.#focusInvalid();
    this.#hasPassword ||= 'password' in reading.answer;
    await this.#asking.answer(reading.answer);
  }

  readonly #onAction = (action: StepAction): void => {
    if (action === 'cancel') this.#asking.cancel?.();
    else void this.#asking.answer({ kind: 'action', action });
  };

  /** To the first field that is not right, if the agent is at this form at all. */
  async #focusInvalid(): Promise<void> {
    await this.#host.updateComplete;
    const form = this.#form;
    const { activeElement } = this.#host.getRootNode() as Document | ShadowRoot;
    if (!form || !form.contains(activeElement)) return;
    const field = form.querySelector<HTMLInputElement>('input[aria-invalid=true]');
    field?.focus();
    if (field?.name === 'code') field.select();
  }

  async #receive({ signal }: StepLife): Promise<void> {
    const code = await receiveCode(signal);
    const field = this.#form?.querySelector<HTMLInputElement>('input[name=code]');
    if (code === null || signal.aborted || !field || field.value !== '') return;
    field.value = code;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
