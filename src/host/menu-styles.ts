import { css } from 'lit';

/** The look of a {@link Menu}, and of every button that is an icon only. */
export const menuStyles = css`
  .menu {
    position: relative;
    flex: none;
    margin-inline-start: auto;
  }
  .items {
    position: absolute;
    inset-block-start: 100%;
    inset-inline-end: 0;
    z-index: 2;
    min-inline-size: 9rem;
    padding: var(--_space-1);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-s);
    background: var(--_surface);
    box-shadow: var(--_shadow);
  }
  .item {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    inline-size: 100%;
    min-block-size: var(--_control-dense);
    padding: 0 var(--_space-3);
    border: 0;
    border-radius: calc(var(--_radius-s) * 0.75);
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 400;
    text-align: start;
    white-space: nowrap;
    cursor: pointer;
  }
  .item:hover,
  .item:focus-visible {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .item:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .icon-button {
    display: grid;
    place-items: center;
    inline-size: var(--_control-dense);
    block-size: var(--_control-dense);
    padding: 0;
    border: 0;
    border-radius: var(--_radius-s);
    background: none;
    color: var(--_text-quiet);
    font: inherit;
    cursor: pointer;
  }
  .icon-button:hover {
    background: var(--_surface-2);
    color: var(--_text);
  }
  .icon-button:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  .dots {
    stroke-width: 2.5;
  }
  @media (forced-colors: active) {
    .icon-button {
      border: 1px solid ButtonBorder;
    }
  }
`;
