import { css } from 'lit';

/** The code alone, without a card around it: what it stands on is the page's. */
export const otpStyles = css`
  :host {
    box-sizing: border-box;
    display: block;
    inline-size: 100%;
    max-inline-size: 25rem;
  }
  :host([hidden]) {
    display: none;
  }
  .otp {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
    color: var(--_text);
    font: 400 var(--_text-m) / 1.5 var(--_font);
    text-align: start;
    overflow-wrap: break-word;
  }
  .lede {
    margin: 0;
    color: var(--_text-quiet);
    text-wrap: pretty;
  }
`;
