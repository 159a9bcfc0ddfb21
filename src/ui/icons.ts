import { css, html, type TemplateResult } from 'lit';

const CIRCLE = 'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0';

/** Every icon is one stroke path on a 24 by 24 grid. `mirrored` ones have a direction and turn in right-to-left text. */
export const draw = (path: string, className = ''): TemplateResult =>
  html`<svg class="icon ${className}" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`;

/** A door and an arrow through it: the mark of Deskpass where a desk has no logo of its own. */
export const enterIcon = (): TemplateResult =>
  draw('M4.5 12h10m-4-4 4 4-4 4M14.5 4.5h3a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-3', 'mirrored');

export const stopIcon = (): TemplateResult => draw(`${CIRCLE}M12 7.5v5M12 16v.01`);

export const noteIcon = (): TemplateResult => draw(`${CIRCLE}M12 11.5v5M12 8v.01`);

export const doneIcon = (): TemplateResult => draw(`${CIRCLE}M8.5 12.3l2.3 2.3 4.7-5`);

export const clockIcon = (): TemplateResult => draw(`${CIRCLE}M12 7v5l3.2 2`);

export const moreIcon = (): TemplateResult => draw('M9.5 7l5 5-5 5', 'mirrored');

export const iconStyles = css`
  .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .mirrored:dir(rtl) {
    transform: scaleX(-1);
  }
`;
