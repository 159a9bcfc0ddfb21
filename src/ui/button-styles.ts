import { css } from 'lit';
import { firstButtonStyles } from './first-button-styles.js';

/**
 * The buttons of every element. They serve a shadow root and, on the sign-in card, the page's own tree, where the
 * page's rules apply as well: `:not(#_)` lends each selector the weight of an id, so that a page's `#app button`
 * does not restyle a sign-in button by accident.
 *
 * `.primary` is the one thing to do, `.plain` another way, `.quiet` a way out; `.dense` is the desk's size. A button
 * that is busy or held is `aria-disabled`, keeps its look and its focus, and does nothing.
 */
export const buttonStyles = css`
  ${firstButtonStyles}

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
  @media (hover: hover) {
    .deskpass-button:is(.plain, .quiet):not(#_, [aria-disabled='true']):hover {
      background-color: var(--_surface-2);
      color: var(--_text);
    }
  }
`;
