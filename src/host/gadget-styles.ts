import { css } from 'lit';

/** The card around a gadget. What is drawn here is the desk's own and stands outside the gadget's frame. */
export const gadgetStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
  }
  :host([hidden]) {
    display: none;
  }
  .card {
    box-sizing: border-box;
    position: relative;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-m);
    background: var(--_surface);
    color: var(--_text);
    font: 400 var(--_text-s) / 1.5 var(--_font);
    text-align: start;
    overflow-wrap: break-word;
  }
  header {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: 3rem;
    box-sizing: border-box;
    padding: var(--_space-1) var(--_space-2) var(--_space-1) var(--_space-3);
    padding-inline: var(--_space-3) var(--_space-2);
    border-block-end: 1px solid var(--_line);
  }
  .names {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: var(--_space-2);
    min-inline-size: 0;
    line-height: 1.35;
  }
  .title {
    font-weight: 600;
  }
  .origin {
    min-inline-size: 0;
    color: var(--_text-quiet);
    /* Who a gadget is from has to be read to its end. */
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    overflow: clip;
    border-end-start-radius: calc(var(--_radius-m) - 1px);
    border-end-end-radius: calc(var(--_radius-m) - 1px);
  }
  .stage > * {
    grid-area: 1 / 1;
    min-inline-size: 0;
  }
  iframe {
    display: block;
    inline-size: 100%;
    border: 0;
    color-scheme: inherit;
  }
  .stage.waiting > :first-child {
    opacity: 0;
  }
  .bones {
    display: grid;
    align-content: start;
    gap: var(--_space-4);
    padding: var(--_space-4);
    pointer-events: none;
    opacity: 0;
    animation: appear var(--_fast) 200ms forwards;
  }
  .bone {
    block-size: 0.75rem;
    border-radius: 0.25rem;
    background: var(--_line);
  }
  .bone:nth-child(1) {
    inline-size: 70%;
  }
  .bone:nth-child(3) {
    inline-size: 85%;
  }
  .bone:nth-child(4) {
    inline-size: 40%;
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    gap: var(--_space-2);
    padding: var(--_space-6) var(--_space-4);
    text-align: center;
  }
  .panel strong {
    font-size: var(--_text-m);
    font-weight: 600;
  }
  .panel p {
    max-inline-size: 24rem;
    margin: 0;
    color: var(--_text-quiet);
    font-variant-numeric: tabular-nums;
    text-wrap: pretty;
  }
  .panel .deskpass-button {
    margin-block-start: var(--_space-1);
  }
  .ring {
    display: grid;
    place-items: center;
    inline-size: 2.5rem;
    block-size: 2.5rem;
    border: 1px solid transparent;
    border-radius: 50%;
    background: var(--_warning-soft);
    color: var(--_warning);
    font-size: 1rem;
  }
  details {
    inline-size: 100%;
    max-inline-size: 28rem;
  }
  summary {
    inline-size: fit-content;
    margin-inline: auto;
    padding: var(--_space-1);
    border-radius: var(--_radius-s);
    color: var(--_text-quiet);
    cursor: pointer;
  }
  summary:focus-visible {
    outline: 2px solid var(--_accent);
  }
  details p {
    max-inline-size: none;
    margin-block-start: var(--_space-2);
    text-align: start;
  }
  code {
    padding: 0.125rem 0.375rem;
    border-radius: 0.25rem;
    background: var(--_surface-2);
    color: var(--_text);
    font: 0.75rem / 1.5 var(--_font-mono);
    overflow-wrap: anywhere;
    direction: ltr;
    unicode-bidi: isolate;
  }
  @media (forced-colors: active) {
    .bone {
      box-sizing: border-box;
      border: 1px solid GrayText;
    }
  }
`;
