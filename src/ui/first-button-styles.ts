import { css } from 'lit';

/** What the one button of the first form needs of `buttonStyles`. */
export const firstButtonStyles = css`
  .deskpass-button:not(#_) {
    box-sizing: border-box;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    inline-size: 100%;
    min-block-size: var(--_control);
    margin: 0;
    padding: var(--_space-2) var(--_space-4);
    border: 1px solid transparent;
    border-radius: var(--_radius-s);
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    text-wrap: balance;
    overflow-wrap: anywhere;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
    transition:
      background-color var(--_fast),
      border-color var(--_fast);
  }
  .deskpass-button:not(#_):focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .deskpass-button.primary:not(#_) {
    background-color: var(--_accent-fill);
    color: var(--_on-accent);
  }
  .deskpass-button[aria-disabled='true']:not(#_) {
    cursor: default;
  }
  @media (hover: hover) {
    .deskpass-button.primary:not(#_, [aria-disabled='true']):hover {
      background-color: var(--_accent-fill-hover);
    }
  }
  @media (forced-colors: active) {
    .deskpass-button:not(#_) {
      border-color: ButtonBorder;
    }
    .deskpass-button.primary:not(#_) {
      forced-color-adjust: none;
      background-color: Highlight;
      border-color: Highlight;
      color: HighlightText;
    }
  }
`;
