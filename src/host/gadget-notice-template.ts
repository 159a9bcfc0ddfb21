import { css, html, type TemplateResult } from 'lit';
import { crossIcon, shieldIcon } from '../ui/host-icons.js';
import { hostStrings } from '../ui/host-strings.js';
import { pageLanguage } from '../ui/page-language.js';
import type { GadgetNotice } from './gadget-notice.js';

/** Draws a notice above the gadget it is about; the gadget stays to be seen. */
export const noticeTemplate = ({ tone, title, text, detail }: GadgetNotice, onDismiss: () => void): TemplateResult =>
  html`<div class="notice callout ${tone}" part="notice" lang=${pageLanguage().language}>
    ${shieldIcon()}
    <div>
      <strong>${title}</strong>
      <p>${text}</p>
      <code>${detail}</code>
    </div>
    <button class="icon-button" type="button" aria-label=${hostStrings.dismiss} @click=${onDismiss}>${crossIcon()}</button>
  </div>`;

export const noticeStyles = css`
  .notice {
    grid-template-columns: auto minmax(0, 1fr) auto;
    padding: var(--_space-2) var(--_space-2) var(--_space-3) var(--_space-3);
    padding-inline: var(--_space-3) var(--_space-2);
    border-width: 0 0 1px;
    border-radius: 0;
    border-color: var(--_line);
  }
  .notice > .icon {
    margin-block-start: var(--_space-2);
  }
  .notice > div {
    padding-block-start: 0.375rem;
  }
  .notice code {
    display: inline-block;
    margin-block-start: var(--_space-1);
    background: var(--_surface);
  }
  .notice .icon-button {
    color: inherit;
  }
`;
