import { css } from 'lit';
import { firstTokens } from './first-tokens.js';

/**
 * Every value an element may use. Inside an element the name is `--_accent`; outside it is `--deskpass-accent`, and
 * what a page sets on the element or anywhere above it wins over the value here, because this sheet only reads the
 * public name and never sets it.
 *
 * A page themes with five: `--deskpass-accent` (text, focus), `--deskpass-accent-fill` (the main button),
 * `--deskpass-radius`, `--deskpass-font`, `--deskpass-canvas`. What goes with them follows by itself: hover and
 * soft shades, the three radii, and black or white on the fill, whichever can be read.
 *
 * Colours follow the `color-scheme` of the page. Where the page says nothing, `schemeClass` lets them follow
 * the system.
 */
export const tokens = css`
  ${firstTokens}

  :host {
    --_font-mono: var(--deskpass-font-mono, ui-monospace, 'Cascadia Mono', monospace);
    --_space-1: var(--deskpass-space-1, 0.25rem);
    --_control-dense: var(--deskpass-control-dense, 2rem);

    --_canvas: var(--deskpass-canvas, light-dark(#f4f6f9, #0d1116));
    --_surface-2: var(--deskpass-surface-2, light-dark(#f7f9fc, #1c2128));
    --_line-control: var(--deskpass-line-control, light-dark(#7f8791, #737b87));
    --_accent-soft: var(
      --deskpass-accent-soft,
      light-dark(
        color-mix(in oklab, var(--_accent) 10%, var(--_surface)),
        color-mix(in oklab, var(--_accent-fill) 28%, var(--_surface))
      )
    );
    --_danger: var(--deskpass-danger, light-dark(#b71824, #f98e8b));
    --_danger-soft: var(--deskpass-danger-soft, light-dark(#ffefee, #421b1b));
    --_warning: var(--deskpass-warning, light-dark(#875300, #edbb64));
    --_warning-soft: var(--deskpass-warning-soft, light-dark(#fff3da, #382810));
    --_success: var(--deskpass-success, light-dark(#006e3b, #66d592));
    --_success-soft: var(--deskpass-success-soft, light-dark(#e5faeb, #12301e));

    --_ease: var(--deskpass-ease, cubic-bezier(0.2, 0, 0, 1));
  }
`;
