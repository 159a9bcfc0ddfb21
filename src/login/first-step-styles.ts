import { css } from 'lit';

/**
 * The form in the light DOM. It stands in the page's tree, so it first puts off whatever the page's own rules say
 * about forms and what is in them; `:not(#_)` lends the selectors the weight of an id. Colours, type and the
 * properties with an underscore come from the card around it.
 */
export const firstStepStyles = css`
  .deskpass-step:not(#_),
  .deskpass-step:not(#_) :where(:not(svg, svg *)) {
    all: revert;
  }
  .deskpass-step:not(#_) {
    display: flex;
    flex-direction: column;
    gap: var(--_space-4);
    margin: 0;
  }
`;
