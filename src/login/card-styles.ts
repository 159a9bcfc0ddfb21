import { css } from 'lit';

/** The card in the shadow root. It is as wide as its element, up to 25 rem, and fits a column of 240 px. */
export const cardStyles = css`
  :host {
    box-sizing: border-box;
    display: block;
    inline-size: 100%;
    max-inline-size: 25rem;
  }
  :host([hidden]) {
    display: none;
  }
  .card {
    box-sizing: border-box;
    position: relative;
    overflow: clip;
    padding: clamp(var(--_space-4), 8%, var(--_space-8));
    border: 1px solid var(--_line);
    border-radius: var(--_radius-l);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    color: var(--_text);
    font: 400 var(--_text-m) / 1.5 var(--_font);
    text-align: start;
    overflow-wrap: break-word;
  }
  .brand {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    min-block-size: 2rem;
    margin-block-end: var(--_space-6);
    font-weight: 600;
    line-height: 1.3;
  }
  .brand span {
    min-inline-size: 0;
  }
  .mark {
    box-sizing: border-box;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2rem;
    block-size: 2rem;
    border: 1px solid transparent;
    border-radius: var(--_radius-s);
    background: var(--_accent-fill);
    color: var(--_on-accent);
  }
  .logo,
  ::slotted([slot='logo']) {
    flex: none;
    max-inline-size: 50%;
    block-size: 2rem;
    object-fit: contain;
  }
  .heading {
    margin: 0;
    font-size: var(--_text-xl);
    font-weight: 650;
    line-height: 1.2;
    letter-spacing: -0.015em;
    text-wrap: balance;
  }
  /* Letters that are joined must not be pushed together. */
  .heading:lang(ar) {
    letter-spacing: normal;
  }
  .heading:focus {
    outline: none;
  }
  .lede {
    margin: var(--_space-2) 0 0;
    color: var(--_text-quiet);
    text-wrap: pretty;
  }
  .content {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
    margin-block-start: var(--_space-6);
  }
  ::slotted([slot='help']) {
    display: block;
    margin-block-start: var(--_space-6);
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_line);
    color: var(--_text-quiet);
    font-size: var(--_text-s);
  }

  .card.busy::before {
    content: '';
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    block-size: 3px;
    background: linear-gradient(90deg, transparent, var(--_accent), transparent) 0 0 / 40% 100% no-repeat;
    opacity: 0;
    animation:
      appear var(--_fast) 150ms forwards,
      pass 1.6s 150ms infinite ease-in-out;
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
  @keyframes pass {
    from {
      background-position-x: -70%;
    }
    to {
      background-position-x: 170%;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .card.busy::before {
      background: var(--_accent);
      animation: appear 0s 150ms forwards;
    }
  }
  @media (forced-colors: active) {
    .card.busy::before {
      forced-color-adjust: none;
      background: Highlight;
      animation: appear 0s 150ms forwards;
    }
  }
`;
