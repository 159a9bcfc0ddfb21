import { css, html, nothing, type TemplateResult } from 'lit';
import type { DeskpassError } from '../core/errors.js';
import { draw } from '../ui/icons.js';
import { failureStrings } from '../ui/failure-strings.js';

/** The failure whose details have been copied last, and who wants to know of another. */
export interface Copying {
  readonly copied: DeskpassError | null;
  /** With what a screen reader is told. */
  readonly onCopy: (copied: DeskpassError | null, announcement: string) => void;
}

/** What an error knows besides, such as the provider's own word for it; no fact holds a secret. */
const factsOf = ({ facts }: DeskpassError): string =>
  Object.entries(facts)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ');

/** What support needs to know, as text. */
const report = (error: DeskpassError): string =>
  [error.code, error.message, error.suggestion, factsOf(error)].filter((line) => line !== '').join('\n');

/** The code of a failure, and on demand what it means to a developer, to be copied. */
export function errorDetails(error: DeskpassError, { copied, onCopy }: Copying): TemplateResult {
  const copy = async (event: Event) => {
    const shown = (event.currentTarget as HTMLElement).previousElementSibling;
    try {
      await navigator.clipboard.writeText(report(error));
      onCopy(error, failureStrings.copied);
    } catch {
      // Not allowed here: what is selected can be copied by hand.
      if (shown) getSelection()?.selectAllChildren(shown);
      onCopy(null, failureStrings.notCopied);
    }
  };
  return html`<details class="details" part="details">
    <summary>${draw('M9.5 7l5 5-5 5', 'mirrored')}${failureStrings.details} <code>${error.code}</code></summary>
    <div class="report" dir="ltr" lang="en">
      <p>${error.message}</p>
      ${[error.suggestion, factsOf(error)].map((line) => (line ? html`<p>${line}</p>` : nothing))}
    </div>
    <button class="deskpass-button plain dense" type="button" @click=${copy}>
      ${copied === error ? failureStrings.copied : failureStrings.copy}
    </button>
  </details>`;
}

export const errorDetailsStyles = css`
  .details {
    margin-block-end: calc(var(--_space-2) * -1);
    color: var(--_text-quiet);
    font-size: var(--_text-s);
  }
  summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
    list-style: none;
    border-radius: var(--_radius-s);
    padding-block: var(--_space-1);
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary .icon {
    inline-size: 1rem;
    block-size: 1rem;
    margin-inline-end: calc(var(--_space-1) * -1);
    transition: rotate var(--_fast) var(--_ease);
  }
  .details[open] .icon {
    rotate: 90deg;
  }
  .details[open] .icon:dir(rtl) {
    rotate: -90deg;
  }
  summary:hover {
    color: var(--_text);
  }
  summary:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  code,
  .report {
    font-family: var(--_font-mono);
    font-size: 0.75rem;
    overflow-wrap: anywhere;
  }
  code {
    padding: 0.125rem 0.375rem;
    border-radius: 0.25rem;
    background: var(--_surface-2);
    unicode-bidi: isolate;
  }
  .report {
    margin-block: var(--_space-2) var(--_space-3);
    padding: var(--_space-3);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-s);
    background: var(--_surface-2);
    text-align: start;
  }
  .report p {
    margin: 0;
  }
  .report p + p {
    margin-block-start: var(--_space-2);
  }
`;
