import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { challengeStrings as strings } from '../../ui/challenge-strings.js';
import { lengthText } from '../../ui/counted.js';
import { cleanCode, type CodeShape } from './clean-code.js';
import { underField } from './field.js';
import type { Sentence, StepContext } from './step-view.js';

/** The widest code that is painted as slots; a longer one, or one of no fixed length, is a plain line. */
const MAX_SLOTS = 8;

/** What is in the field and what of it is selected; the caret alone is a selection of nothing, -1 where it is elsewhere. */
function typedIn(input: HTMLInputElement | null) {
  const isFocused = input && (input.getRootNode() as Document | ShadowRoot).activeElement === input;
  const [from, to] = isFocused ? [input.selectionStart ?? 0, input.selectionEnd ?? 0] : [-1, -1];
  return { value: input?.value ?? '', from, to };
}

/** The squares behind the digits. They are a picture: the field above them is what is read and filled in. */
function slots(count: number, input: HTMLInputElement | null): TemplateResult {
  const { value, from, to } = typedIn(input);
  const at = Math.min(from, count - 1);
  return html`<div class="deskpass-slots" aria-hidden="true" translate="no">
    ${Array.from({ length: count }, (_, index) => {
      const typed = value[index] ?? '';
      const now = index === at ? (typed === '' ? 'now empty' : 'now') : '';
      return html`<span class="${now} ${index >= from && index < to ? 'picked' : ''}">${typed}</span>`;
    })}
  </div>`;
}

/**
 * One real field for a code, painted as slots where its length is known. Whatever is pasted or filled in is cleaned;
 * there is no `maxlength`, which would cut a pasted code before that. A whole code is sent by itself, once.
 */
export function codeField(
  { shape, label, describe }: { readonly shape: CodeShape; readonly label: string; readonly describe: string },
  context: StepContext,
): TemplateResult {
  const { uid, busy, errors, form, redraw, submitOnce } = context;
  const { length } = shape;
  const input = form?.querySelector<HTMLInputElement>('input[name=code]') ?? null;
  const isSlotted = length.min === length.max && length.max <= MAX_SLOTS;

  const clean = (event: Event): void => {
    const field = event.currentTarget as HTMLInputElement;
    if (event instanceof InputEvent && event.isComposing) return;
    const code = cleanCode(field.value, shape);
    const caret = field.selectionStart ?? code.length;
    if (code !== field.value) {
      const isAtEnd = caret >= field.value.length;
      field.value = code;
      const next = isAtEnd ? code.length : Math.min(caret, code.length);
      field.setSelectionRange(next, next);
    }
    redraw();
    if (length.min === length.max && code.length === length.max) submitOnce();
  };
  return html`<div class="deskpass-field">
    <label for="${uid}-code">${label}</label>
    <div class="deskpass-code ${isSlotted ? 'slotted' : ''} n${length.max}">
      ${isSlotted ? slots(length.max, input) : nothing}
      <input
        id="${uid}-code"
        name="code"
        type="text"
        inputmode=${shape.alphabet === 'digits' ? 'numeric' : 'text'}
        .autocomplete=${'one-time-code'}
        autocapitalize="none"
        enterkeyhint="done"
        spellcheck="false"
        translate="no"
        dir="ltr"
        .readOnly=${live(busy)}
        aria-invalid=${errors['code'] ? 'true' : 'false'}
        aria-describedby="${uid}-code-hint ${describe}"
        @input=${clean}
        @compositionend=${clean}
        @blur=${redraw}
        @keyup=${redraw}
        @select=${redraw}
        @pointerup=${redraw}
      />
    </div>
    ${underField('code', '', context)}
  </div>`;
}

/** What is wrong with a code before it is sent, or false. */
export const codeError = (code: string, { length, alphabet }: CodeShape): Sentence | false =>
  code.length < length.min && (() => strings.codeIncomplete(lengthText(length, alphabet === 'digits')));
