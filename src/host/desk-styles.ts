import { css } from 'lit';
import { firstDeskStyles } from './first-desk-styles.js';

/** The desk around the sign-in card, and what stands where the gadgets will be. */
export const deskStyles = css`
      ${firstDeskStyles}

      .waiting,
      .failed {
        box-sizing: border-box;
        min-block-size: 12rem;
        border: 1px solid var(--_line);
        border-radius: var(--_radius-l);
        background: var(--_canvas);
        color: var(--_text);
        font: 400 var(--_text-m) / 1.5 var(--_font);
      }
      .waiting {
        opacity: 0;
        animation: appear var(--_fast) 200ms forwards;
      }
      .waiting::before {
        content: '';
        display: block;
        block-size: 3rem;
        border-block-end: 1px solid var(--_line);
        border-start-start-radius: inherit;
        border-start-end-radius: inherit;
        background: var(--_surface);
      }
      @keyframes appear {
        to {
          opacity: 1;
        }
      }
      .failed {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: var(--_space-2);
        margin-block-end: var(--_space-4);
        padding: var(--_space-4);
        text-align: center;
      }
      .failed p {
        margin: 0;
        color: var(--_text-quiet);
      }
    `;
