import { html, type TemplateResult } from 'lit';
import { challengeStrings as strings } from '../../ui/challenge-strings.js';
import type { StepContext } from './step-view.js';

/** A button that copies a text, and says that it has. Where the page may not copy, the text beside it is selected. */
export function copyButton(
  { name, label, text }: { readonly name: string; readonly label: string; readonly text: string },
  { keep, redraw, say }: StepContext,
): TemplateResult {
  const state = keep(`copied-${name}`, () => ({ copied: false }));
  const copy = async (event: Event): Promise<void> => {
    const shown = (event.currentTarget as HTMLElement).parentElement?.querySelector('code, ol');
    try {
      await navigator.clipboard.writeText(text);
      state.copied = true;
      say(() => strings.copied);
    } catch {
      if (shown) getSelection()?.selectAllChildren(shown);
    }
    redraw();
  };
  return html`<button class="deskpass-button plain dense" type="button" @click=${copy}>
    ${state.copied ? strings.copied : label}
  </button>`;
}
