import { html, type TemplateResult } from 'lit';
import { ENTER_PATH } from './enter-mark.js';

/** Every icon is one stroke path on a 24 by 24 grid. `mirrored` ones have a direction and turn in right-to-left text. */
export const draw = (path: string, className = ''): TemplateResult =>
  html`<svg class="icon ${className}" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

/** The mark of Deskpass where a desk has no logo of its own. */
export const enterIcon = (): TemplateResult => draw(ENTER_PATH, 'mirrored');
