import { css } from 'lit';

/** The desk around the sign-in card. */
export const firstDeskStyles = css`
      :host {
        display: block;
      }
      :host([hidden]) {
        display: none;
      }
      .sign-in {
        display: grid;
        justify-items: center;
      }
    `;
