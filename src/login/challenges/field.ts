import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { challengeStrings as strings } from '../../ui/challenge-strings.js';
import { draw } from '../../ui/icons.js';
import type { StepContext } from './step-view.js';

/** A text field with its label. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly autocomplete: AutoFill;
  readonly type?: 'text' | 'password' | 'email' | 'tel';
  readonly inputmode?: 'text' | 'numeric' | 'tel' | 'email';
  /** What is in it to begin with. */
  readonly value?: string;
  readonly hint?: string;
  /** The `id` of what else is said about it. */
  readonly describe?: string;
  /** It is shown, not asked for. */
  readonly fixed?: boolean;
  /** Reads left to right in any page: addresses, numbers. */
  readonly ltr?: boolean;
  /** Nothing that a password manager keeps: those that offer to fill it in are asked not to. */
  readonly unmanaged?: boolean;
  readonly onInput?: () => void;
  readonly onFocus?: () => void;
}

/** What stands under a field, with the `id` that ties it to the field. */
export function underField(name: string, hint: string, { uid, errors }: StepContext): TemplateResult | typeof nothing {
  const error = errors[name];
  if (error) {
    return html`<div class="deskpass-hint error" id="${uid}-${name}-hint" translate="no">
      ${draw('M12 8v5M12 16v.01M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0')}<span>${error}</span>
    </div>`;
  }
  return hint ? html`<div class="deskpass-hint" id="${uid}-${name}-hint">${hint}</div>` : nothing;
}

const EYE =
  'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM9.25 12a2.75 2.75 0 1 0 5.5 0 2.75 2.75 0 1 0-5.5 0';
const EYE_CLOSED = `${EYE}M4 4l16 16`;

/** Whether a password can be read; ends with the step. */
const shownState = (name: string, { keep }: StepContext) => keep(`shown-${name}`, () => ({ isShown: false }));

/** Shows the password while it is typed. The button's name says what it does. */
function reveal(name: string, context: StepContext): TemplateResult {
  const state = shownState(name, context);
  const toggle = (): void => {
    state.isShown = !state.isShown;
    context.redraw();
  };
  return html`<button
    class="deskpass-reveal"
    type="button"
    aria-label=${state.isShown ? strings.hidePassword : strings.showPassword}
    aria-controls="${context.uid}-${name}"
    @click=${toggle}
  >
    ${draw(state.isShown ? EYE_CLOSED : EYE)}
  </button>`;
}

/** Draws a native field. What is typed is nobody's but the field's. */
export function field(settings: Field, context: StepContext): TemplateResult {
  const { name, label, autocomplete, type = 'text', value = '', hint = '', describe = '', fixed = false } = settings;
  const { uid, busy, errors } = context;
  const id = `${uid}-${name}`;
  const isPassword = type === 'password';
  const unmanaged = settings.unmanaged ? 'true' : nothing;
  return html`<div class="deskpass-field ${isPassword ? 'secret' : ''}">
    <label for=${id}>${label}</label>
    <input
      id=${id}
      name=${name}
      type=${isPassword && shownState(name, context).isShown ? 'text' : type}
      value=${value}
      .autocomplete=${autocomplete}
      autocapitalize="none"
      spellcheck="false"
      translate="no"
      dir=${settings.ltr ? 'ltr' : 'auto'}
      inputmode=${settings.inputmode ?? nothing}
      data-1p-ignore=${unmanaged}
      data-bwignore=${unmanaged}
      data-lpignore=${unmanaged}
      data-form-type=${settings.unmanaged ? 'other' : nothing}
      class=${fixed ? 'fixed' : ''}
      .readOnly=${live(fixed || busy)}
      aria-invalid=${errors[name] ? 'true' : 'false'}
      aria-describedby=${`${errors[name] || hint ? `${id}-hint` : ''} ${describe}`.trim() || nothing}
      @input=${settings.onInput ?? nothing}
      @focus=${settings.onFocus ?? nothing}
    />
    ${isPassword && !fixed ? reveal(name, context) : nothing} ${underField(name, hint, context)}
  </div>`;
}

/** The user name, for a password manager alone: every form with a password has one (WHATWG HTML §4.10.18.7). */
export const keptUsername = (username: string): TemplateResult =>
  html`<input
    class="deskpass-kept"
    type="text"
    name="username"
    autocomplete="username"
    value=${username}
    tabindex="-1"
    aria-hidden="true"
    readonly
  />`;

/** One of several. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  /** Under the label, or empty. */
  readonly detail: string;
}

/** One of a list, as radio buttons in a named group. */
export function choice(
  {
    name,
    label,
    choices,
    preferred,
  }: {
    readonly name: string;
    readonly label: string;
    readonly choices: readonly Choice[];
    readonly preferred: string | null;
  },
  context: StepContext,
): TemplateResult {
  const { uid, busy, errors } = context;
  const first = preferred ?? (choices.length === 1 ? choices[0]?.id : null);
  return html`<fieldset
    class="deskpass-choice"
    aria-describedby=${errors[name] ? `${uid}-${name}-hint` : nothing}
    ?data-busy=${busy}
  >
    <legend>${label}</legend>
    ${choices.map(
      ({ id, label: text, detail }, index) =>
        html`<label for="${uid}-${name}-${index}">
          <input
            id="${uid}-${name}-${index}"
            type="radio"
            name=${name}
            value=${id}
            ?checked=${id === first}
            aria-describedby=${detail ? `${uid}-${name}-${index}-detail` : nothing}
            @click=${(event: Event) => {
              if (busy) event.preventDefault();
            }}
          />
          <span>${text}</span>
          ${
            detail
              ? html`<span class="deskpass-detail" id="${uid}-${name}-${index}-detail" translate="no">${detail}</span>`
              : nothing
          }
        </label>`,
    )}
    ${underField(name, '', context)}
  </fieldset>`;
}
