import { css } from 'lit';
import { firstStepStyles } from './first-step-styles.js';

/** The form in the light DOM, and how its buttons stand there. */
export const stepStyles = css`
  ${firstStepStyles}

  .deskpass-step > .quiet:not(#_) {
    margin-block: calc(var(--_space-2) * -1);
  }
  .deskpass-or:not(#_) {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
    gap: var(--_space-3);
    align-items: center;
    color: var(--_text-quiet);
    font-size: var(--_text-s);
  }
  .deskpass-or:not(#_)::before,
  .deskpass-or:not(#_)::after {
    content: '';
    border-block-start: 1px solid var(--_line);
  }
  /* Opens after four seconds; until then it takes no room, not even the gap above it. */
  .deskpass-late:not(#_) {
    display: grid;
    grid-template-rows: 0fr;
    margin-block-start: calc(var(--_space-4) * -1);
    visibility: hidden;
    animation: deskpass-late var(--_slow) 4s var(--_ease) forwards;
  }
  .deskpass-late:not(#_) > div {
    min-block-size: 0;
    overflow: clip;
    overflow-clip-margin: 4px;
  }
  @keyframes deskpass-late {
    to {
      grid-template-rows: 1fr;
      margin-block-start: 0;
      visibility: visible;
    }
  }
`;
