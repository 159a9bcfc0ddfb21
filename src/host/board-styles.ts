import { css } from 'lit';

/** The desk's frame and columns. Everything goes by the width of the element, never by that of the window. */
export const boardStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  :host([hidden]) {
    display: none;
  }
  .desk {
    overflow: clip;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-l);
    background: var(--_canvas);
    box-shadow: var(--_shadow);
    color: var(--_text);
    font: 400 var(--_text-m) / 1.5 var(--_font);
    text-align: start;
    overflow-wrap: break-word;
  }
  .columns {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: var(--_space-3);
    padding: var(--_space-3);
  }
  .column {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    flex: 1 1 18rem;
    gap: var(--_space-3);
    min-inline-size: min(100%, 14rem);
  }
  .column:first-child:not(:last-child) {
    flex: 1.6 1 26rem;
  }
  .strip {
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    padding: var(--_space-2) var(--_space-4);
    border-width: 0 0 1px;
    border-radius: 0;
    border-color: var(--_line);
  }
  .strip .deskpass-button {
    color: var(--_text);
  }
  @container (max-inline-size: 30rem) {
    .strip .deskpass-button {
      grid-column: 2;
      justify-self: start;
    }
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: var(--_space-2);
    padding: var(--_space-8) var(--_space-4);
    text-align: center;
  }
  .empty strong {
    font-weight: 600;
  }
  .empty p {
    max-inline-size: 26rem;
    margin: 0;
    color: var(--_text-quiet);
    font-size: var(--_text-s);
    text-wrap: pretty;
  }
`;
