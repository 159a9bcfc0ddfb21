import { css } from 'lit';

/**
 * The buttons of every element. They serve a shadow root and, on the sign-in card, the page's own tree, where the
 * page's rules apply as well: `:not(#_)` lends each selector the weight of an id, so that a page's `#app button`
 * does not restyle a sign-in button by accident.
 *
 * `.primary` is the one thing to do, `.plain` another way, `.quiet` a way out; `.dense` is the desk's size. A button
 * that is busy or held is `aria-disabled`, keeps its look and its focus, and does nothing.
 */
export const buttonStyles = css`
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
  .deskpass-button.plain:not(#_) {
    background-color: var(--_surface);
    border-color: var(--_line-control);
  }
  .deskpass-button.quiet:not(#_) {
    color: var(--_text-quiet);
    font-weight: 550;
  }
  .deskpass-button.dense:not(#_) {
    inline-size: auto;
    min-block-size: var(--_control-dense);
    padding: var(--_space-1) var(--_space-3);
    font-size: var(--_text-s);
  }
  .deskpass-button[aria-disabled='true']:not(#_) {
    cursor: default;
  }
  @media (hover: hover) {
    .deskpass-button.primary:not(#_, [aria-disabled='true']):hover {
      background-color: var(--_accent-fill-hover);
    }
    .deskpass-button:is(.plain, .quiet):not(#_, [aria-disabled='true']):hover {
      background-color: var(--_surface-2);
      color: var(--_text);
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
