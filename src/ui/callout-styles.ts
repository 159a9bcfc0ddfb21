import { css } from 'lit';

/** What a callout looks like, and whatever else has its class. */
export const calloutStyles = css`
  .callout {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-3);
    padding: var(--_space-3);
    border: 1px solid transparent;
    border-radius: var(--_radius-s);
    font-size: var(--_text-s);
    overflow-wrap: break-word;
    font-variant-numeric: tabular-nums;
  }
  .callout strong {
    font-weight: 650;
  }
  .callout p {
    margin: 0;
    color: var(--_text);
    text-wrap: pretty;
  }
  .callout.note {
    background: var(--_surface-2);
    border-color: var(--_line);
  }
  .callout.note .icon {
    color: var(--_text-quiet);
  }
  .callout.success {
    background: var(--_success-soft);
    color: var(--_success);
  }
  .callout.warning {
    background: var(--_warning-soft);
    color: var(--_warning);
  }
  .callout.danger {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
`;
