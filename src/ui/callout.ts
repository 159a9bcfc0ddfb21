import { css, html, type TemplateResult } from 'lit';
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

/** Draws a callout; {@link calloutStyles} and the icons' styles belong to it. */
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

export const calloutStyles = css`
  .callout {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-3);
    padding: var(--_space-3);
    border: 1px solid transparent;
    border-radius: var(--_radius-s);
    font-size: var(--_text-s);
    overflow-wrap: break-word;
    font-variant-numeric: tabular-nums;
  }
  .callout strong {
    font-weight: 650;
  }
  .callout p {
    margin: 0;
    color: var(--_text);
    text-wrap: pretty;
  }
  .callout.note {
    background: var(--_surface-2);
    border-color: var(--_line);
  }
  .callout.note .icon {
    color: var(--_text-quiet);
  }
  .callout.success {
    background: var(--_success-soft);
    color: var(--_success);
  }
  .callout.warning {
    background: var(--_warning-soft);
    color: var(--_warning);
  }
  .callout.danger {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
`;
