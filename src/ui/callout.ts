import { html, type TemplateResult } from 'lit';
import { clockIcon, doneIcon, noteIcon, stopIcon } from './callout-icons.js';

/** What a callout is about; shown by icon and words as well as by colour. */
export type Tone = 'note' | 'success' | 'warning' | 'danger';

/** What happened, in one sentence, and what to do, in another. */
export interface Callout {
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  /** Whether a screen reader says it at once (WAI-ARIA 1.2, `alert`). */
  readonly urgent: boolean;
}

const icons: Readonly<Record<Tone, () => TemplateResult>> = {
  note: noteIcon,
  success: doneIcon,
  warning: clockIcon,
  danger: stopIcon,
};

/** Draws a callout; `calloutStyles` and the icons' styles belong to it. */
export function calloutTemplate({ tone, title, text, urgent }: Callout): TemplateResult {
  const words = html`${icons[tone]()}
    <div>
      <strong>${title}</strong>
      <p>${text}</p>
    </div>`;
  return urgent
    ? html`<div class="callout ${tone}" part="callout" role="alert">${words}</div>`
    : html`<div class="callout ${tone}" part="callout">${words}</div>`;
}
