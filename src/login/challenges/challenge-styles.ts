import { css, unsafeCSS } from 'lit';
import { iconStyles } from '../../ui/icon-styles.js';

/** As everywhere, with the weight that the rules of the page's tree need. */
const icons = unsafeCSS(`.deskpass-step:not(#_) { ${iconStyles.cssText} }`);

/**
 * The fields of a step. They stand in the page's tree, as the form around them: `:not(#_)` lends each selector the
 * weight of an id, so that a page's own rules do not restyle them by accident.
 */
export const challengeStyles = css`
  .deskpass-field:not(#_),
  .deskpass-check:not(#_) {
    position: relative;
    min-inline-size: 0;
  }
  .deskpass-field > label:not(#_),
  .deskpass-label:not(#_),
  .deskpass-choice > legend:not(#_),
  .deskpass-rules > p:not(#_) {
    display: block;
    margin: 0 0 var(--_space-1);
    padding: 0;
    font-size: var(--_text-s);
    font-weight: 550;
  }
  .deskpass-field input:not(#_) {
    box-sizing: border-box;
    inline-size: 100%;
    block-size: var(--_control);
    margin: 0;
    /* Its label and what stands under it come into view with it. */
    scroll-margin-block: 3rem;
    padding: 0 var(--_space-3);
    border: 1px solid var(--_line-control);
    border-radius: var(--_radius-s);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: max(16px, 1em);
    transition: border-color var(--_fast);
  }
  .deskpass-field.secret input:not(#_) {
    padding-inline-end: 2.75rem;
  }
  .deskpass-field input.fixed:not(#_) {
    border-color: var(--_line);
    background: var(--_surface-2);
  }
  .deskpass-field input[dir='ltr']:not(#_):dir(ltr) {
    text-align: match-parent;
  }
  /* Told when a browser fills in without a word. */
  .deskpass-field input:not(#_):autofill {
    animation: deskpass-filled 1ms;
  }
  @keyframes deskpass-filled {
    from {
      --_filled: 1;
    }
  }
  .deskpass-field input:not(#_):focus {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
    border-color: var(--_accent);
  }
  .deskpass-field input[aria-invalid='true']:not(#_) {
    border-color: var(--_danger);
  }
  .deskpass-reveal:not(#_) {
    position: absolute;
    inset-inline-end: 0.25rem;
    inset-block-start: calc(1.5 * var(--_text-s) + var(--_space-1) + (var(--_control) - 2.25rem) / 2);
    display: grid;
    place-items: center;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-s);
    background: none;
    color: var(--_text-quiet);
    cursor: pointer;
  }
  .deskpass-reveal:not(#_):focus-visible {
    outline: 2px solid var(--_accent);
  }
  .deskpass-reveal:not(#_):hover {
    color: var(--_text);
  }
  ${icons}
  .deskpass-hint:not(#_) {
    margin-block-start: var(--_space-1);
    color: var(--_text-quiet);
    font-size: var(--_text-s);
  }
  .deskpass-hint.error:not(#_) {
    display: flex;
    gap: 0.375rem;
    color: var(--_danger);
  }
  .deskpass-hint.error:not(#_) .icon {
    margin-block-start: 0.125em;
  }
  .deskpass-kept:not(#_) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: 0;
    padding: 0;
    border: 0;
    opacity: 0;
    pointer-events: none;
  }
  .deskpass-unseen:not(#_) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .deskpass-choice:not(#_) {
    display: grid;
    gap: var(--_space-2);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .deskpass-choice > label:not(#_) {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 0 var(--_space-3);
    min-block-size: var(--_control);
    box-sizing: border-box;
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_line-control);
    border-radius: var(--_radius-s);
    font-weight: 550;
    line-height: 1.35;
    cursor: pointer;
  }
  .deskpass-choice > label:not(#_):has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  .deskpass-choice > label:not(#_):has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .deskpass-choice input:not(#_),
  .deskpass-check input:not(#_) {
    flex: none;
    inline-size: 1.125rem;
    block-size: 1.125rem;
    margin: 0;
    accent-color: var(--_accent-fill);
  }
  .deskpass-choice input:not(#_) {
    grid-row: 1 / span 2;
  }
  .deskpass-choice input:not(#_):focus-visible {
    outline: none;
  }
  .deskpass-check input:not(#_):focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .deskpass-detail:not(#_) {
    grid-column: 2;
    color: var(--_text-quiet);
    font-size: var(--_text-s);
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  .deskpass-check > label:not(#_) {
    display: flex;
    gap: var(--_space-3);
    align-items: center;
    min-block-size: 1.75rem;
    font-size: var(--_text-s);
    cursor: pointer;
  }
  .deskpass-note:not(#_) {
    margin: 0;
    font-size: var(--_text-s);
  }
  .deskpass-facts:not(#_) {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--_space-1) var(--_space-4);
    color: var(--_text-quiet);
    font-size: var(--_text-s);
    align-items: center;
    margin-block: calc(var(--_space-2) * -1);
    font-variant-numeric: tabular-nums;
  }
  .deskpass-ways:not(#_) {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--_space-4);
    margin-block: calc(var(--_space-2) * -1);
    font-variant-numeric: tabular-nums;
  }
  /* Words among other words: they begin and end where those do. */
  :is(.deskpass-ways, .deskpass-facts) > .deskpass-button:not(#_) {
    padding-inline: 0;
    border-inline: 0;
  }
  :is(.deskpass-ways, .deskpass-facts) > .deskpass-button:not(#_):hover {
    background: none;
  }
  :is(.deskpass-ways, .deskpass-facts) > .deskpass-button:not(#_, [aria-disabled='true']):hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  :is(.deskpass-ways, .deskpass-facts) > [aria-disabled='true']:not(#_) {
    font-weight: 400;
  }
  @media (forced-colors: active) {
    .deskpass-reveal:not(#_) {
      border: 1px solid ButtonBorder;
    }
    :is(.deskpass-ways, .deskpass-facts) > .deskpass-button:not(#_) {
      border-color: Canvas;
      text-decoration: underline;
      text-underline-offset: 0.2em;
    }
  }
`;
