import { html, type TemplateResult } from 'lit';
import { ENTER_PATH } from './enter-mark.js';

const CIRCLE = 'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0';

/** Every icon is one stroke path on a 24 by 24 grid. `mirrored` ones have a direction and turn in right-to-left text. */
export const draw = (path: string, className = ''): TemplateResult =>
  html`<svg class="icon ${className}" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

/** The mark of Deskpass where a desk has no logo of its own. */
export const enterIcon = (): TemplateResult => draw(ENTER_PATH, 'mirrored');

export const stopIcon = (): TemplateResult => draw(`${CIRCLE}M12 7.5v5M12 16v.01`);

export const noteIcon = (): TemplateResult => draw(`${CIRCLE}M12 11.5v5M12 8v.01`);

export const doneIcon = (): TemplateResult => draw(`${CIRCLE}M8.5 12.3l2.3 2.3 4.7-5`);

export const clockIcon = (): TemplateResult => draw(`${CIRCLE}M12 7v5l3.2 2`);

export const moreIcon = (): TemplateResult => draw('M9.5 7l5 5-5 5', 'mirrored');
