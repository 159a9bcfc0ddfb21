import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { pageLanguage } from '../ui/page-language.js';
import { strings } from '../ui/strings.js';
import type { Action } from './screen.js';

/** What the focus goes to: the first field to fill in, or the first button. */
export const FIRST_CONTROL = '.deskpass-step :is(input:not([readonly]), button[aria-disabled=false])';

/**
 * The form of a step, for the light DOM. `method="dialog"`: were it ever submitted without the element listening, the
 * browser would send what is in it nowhere (HTML §4.10.21.3).
 */
export function stepForm(
  actions: readonly Action[],
  onSubmit: (event: SubmitEvent) => void,
): TemplateResult | typeof nothing {
  if (actions.length === 0) return nothing;
  const { language, direction } = pageLanguage();
  return html`<form
    class="deskpass-step"
    slot="step"
    method="dialog"
    lang=${language}
    dir=${ifDefined(direction)}
    @submit=${onSubmit}
  >
    ${actions.map((action, index) => {
      const button = html`<button
        class="deskpass-button ${action.look}"
        type="submit"
        value=${index}
        aria-disabled=${action.held ? 'true' : 'false'}
      >
        ${action.label}
      </button>`;
      if (action.late) return html`<div class="deskpass-late"><div>${button}</div></div>`;
      return action.alternative ? html`<div class="deskpass-or">${strings.or}</div>${button}` : button;
    })}
  </form>`;
}
