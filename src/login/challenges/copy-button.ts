import { html, nothing, type TemplateResult } from 'lit';
import { challengeStrings as strings } from '../../ui/challenge-strings.js';
import type { StepContext } from './step-view.js';

/**
 * A button that copies a text, and says that it has. Where the page may not copy, the text is selected, so that it can
 * be copied by hand, and the agent is told so: stands in the element around that text.
 */
export function copyButton(
  { name, label, text }: { readonly name: string; readonly label: string; readonly text: string },
  { keep, redraw, say }: StepContext,
): TemplateResult {
  const state = keep(`copied-${name}`, () => ({ isCopied: false, isRefused: false }));
  const copy = async (event: Event): Promise<void> => {
    const shown = (event.currentTarget as HTMLElement).closest('.deskpass-copy')?.querySelector('ol, code');
    try {
      await navigator.clipboard.writeText(text);
      state.isCopied = true;
      state.isRefused = false;
      say(() => strings.copied);
    } catch {
      state.isCopied = false;
      state.isRefused = true;
      if (shown) getSelection()?.selectAllChildren(shown);
      say(() => strings.notCopied);
    }
    redraw();
  };
  return html`<button class="deskpass-button plain dense" type="button" @click=${copy}>
      ${state.isCopied ? strings.copied : label}
    </button>
    ${state.isRefused ? html`<p class="deskpass-note refused">${strings.notCopied}</p>` : nothing}`;
}
