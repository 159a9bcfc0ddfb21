import { css } from 'lit';

/** What a code, a key and a policy look like, in the page's tree. */
export const codeStyles = css`
  .deskpass-code:not(#_) {
    position: relative;
  }
  .deskpass-code input:not(#_) {
    font-family: var(--_font-mono);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.08em;
    text-align: start;
  }
  .deskpass-code.slotted:not(#_) {
    block-size: 3.25rem;
    max-inline-size: calc(8 * 3.25rem);
    direction: ltr;
  }
  .deskpass-slots:not(#_) {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
    gap: clamp(0.1875rem, 2%, 0.5rem);
    block-size: 100%;
  }
  .deskpass-slots > span:not(#_) {
    display: grid;
    place-items: center;
    border: 1px solid var(--_line-control);
    border-radius: var(--_radius-s);
    background: var(--_surface);
    font: 600 1.375rem/1 var(--_font-mono);
  }
  .deskpass-slots > .now:not(#_) {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
    border-color: var(--_accent);
  }
  .deskpass-slots > .picked:not(#_) {
    background: color-mix(in srgb, var(--_accent) 20%, var(--_surface));
  }
  .deskpass-slots > .empty:not(#_)::after {
    content: '';
    inline-size: 2px;
    block-size: 1.5rem;
    background: var(--_accent);
    animation: deskpass-caret 1.1s steps(1) infinite;
  }
  @keyframes deskpass-caret {
    50% {
      opacity: 0;
    }
  }
  .deskpass-code:has([aria-invalid='true']) .deskpass-slots > span:not(#_, .now) {
    border-color: var(--_danger);
  }
  /* On top of its picture; its own digits, caret and frame are not to be seen, but it is: a phone fills in no other. */
  .deskpass-code.slotted input:not(#_) {
    position: absolute;
    inset: 0;
    block-size: 100%;
    padding: 0 4%;
    border-color: transparent;
    outline: none;
    background: none;
    color: transparent;
    caret-color: transparent;
    font-size: 1.375rem;
    letter-spacing: 0.5em;
    forced-color-adjust: none;
  }
  .deskpass-code.slotted input:not(#_):autofill {
    -webkit-text-fill-color: transparent;
    transition: background-color 999999s;
  }
  .deskpass-code.slotted input:not(#_)::selection {
    background: transparent;
    color: transparent;
  }
  .deskpass-qr:not(#_) {
    justify-self: center;
    align-self: center;
    box-sizing: border-box;
    inline-size: min(100%, 12rem);
    aspect-ratio: 1;
    border-radius: var(--_radius-s);
    background: #fff;
    border: 1px solid var(--_line);
    overflow: clip;
  }
  .deskpass-qr:not(#_) svg {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    forced-color-adjust: none;
  }
  .deskpass-qr:not(#_) path {
    fill: #000;
  }
  .deskpass-key:not(#_) {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space-1) var(--_space-3);
  }
  .deskpass-key > .deskpass-label:not(#_) {
    grid-column: 1 / -1;
    margin: 0;
  }
  .deskpass-step:not(#_) code {
    font: 0.875rem/1.5 var(--_font-mono);
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }
  .deskpass-link:not(#_) {
    color: var(--_accent);
    font-size: var(--_text-s);
    font-weight: 550;
    text-underline-offset: 0.18em;
  }
  .deskpass-codes > ol:not(#_) {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr));
    gap: var(--_space-1) var(--_space-4);
    margin: 0 0 var(--_space-3);
    padding: var(--_space-3) var(--_space-4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-s);
    background: var(--_surface-2);
    list-style: none;
  }
  .deskpass-tools:not(#_) {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .deskpass-copy:not(#_) .refused {
    flex-basis: 100%;
    order: 1;
    grid-column: 1 / -1;
  }
  .deskpass-strength:not(#_) {
    margin-block-start: calc(var(--_space-2) * -1);
    color: var(--_text-quiet);
    font-size: var(--_text-s);
  }
  .deskpass-strength > div:not(#_) {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: var(--_space-1);
    margin-block-end: var(--_space-1);
  }
  .deskpass-strength i:not(#_) {
    box-sizing: border-box;
    block-size: 0.375rem;
    border: 1px solid var(--_line-control);
    border-radius: 1rem;
  }
  .deskpass-strength .on:not(#_) {
    border-color: var(--_danger);
    background: var(--_danger);
    forced-color-adjust: none;
  }
  .deskpass-strength.s2 .on:not(#_) {
    border-color: var(--_warning);
    background: var(--_warning);
  }
  .deskpass-strength:is(.s3, .s4) .on:not(#_) {
    border-color: var(--_success);
    background: var(--_success);
  }
  .deskpass-rules:not(#_) {
    margin-block-start: calc(var(--_space-2) * -1);
    color: var(--_text-quiet);
    font-size: var(--_text-s);
  }
  .deskpass-rules > ul:not(#_) {
    display: grid;
    gap: 0.125rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .deskpass-rules li:not(#_) {
    position: relative;
    display: flex;
    gap: var(--_space-2);
  }
  .deskpass-rules li:not(#_) .icon {
    margin-block-start: 0.125em;
  }
  .deskpass-rules .met:not(#_) {
    color: var(--_success);
  }
  .deskpass-rules .broken:not(#_) {
    color: var(--_danger);
  }
  @media (forced-colors: active) {
    .deskpass-slots > .now:not(#_) {
      outline-color: Highlight;
    }
    .deskpass-slots > .empty:not(#_)::after {
      background: CanvasText;
    }
    .deskpass-slots > .picked:not(#_) {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
