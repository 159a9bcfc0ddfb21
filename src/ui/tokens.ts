import { css } from 'lit';

/**
 * Every value an element may use. Inside an element the name is `--_accent`; outside it is `--deskpass-accent`, and
 * what a page sets on the element or anywhere above it wins over the value here, because this sheet only reads the
 * public name and never sets it.
 *
 * A page themes with five: `--deskpass-accent` (text, focus), `--deskpass-accent-fill` (the main button),
 * `--deskpass-radius`, `--deskpass-font`, `--deskpass-canvas`. What goes with them follows by itself: hover and
 * soft shades, the three radii, and black or white on the fill, whichever can be read.
 *
 * Colours follow the `color-scheme` of the page. Where the page says nothing, {@link schemeClass} lets them follow
 * the system. An engine without `light-dark()` stays with the light values that come first.
 */
export const tokens = css`
  :host {
    --_font: var(--deskpass-font, system-ui, 'Segoe UI', Roboto, sans-serif);
    --_font-mono: var(--deskpass-font-mono, ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace);
    --_text-s: var(--deskpass-text-s, 0.8125rem);
    --_text-m: var(--deskpass-text-m, 0.9375rem);
    --_text-l: var(--deskpass-text-l, 1.125rem);
    --_text-xl: var(--deskpass-text-xl, 1.5rem);

    --_space-1: var(--deskpass-space-1, 0.25rem);
    --_space-2: var(--deskpass-space-2, 0.5rem);
    --_space-3: var(--deskpass-space-3, 0.75rem);
    --_space-4: var(--deskpass-space-4, 1rem);
    --_space-6: var(--deskpass-space-6, 1.5rem);
    --_space-8: var(--deskpass-space-8, 2rem);
    --_control: var(--deskpass-control, 2.75rem);
    --_control-dense: var(--deskpass-control-dense, 2rem);

    --_radius-m: var(--deskpass-radius-m, var(--deskpass-radius, 0.625rem));
    --_radius-s: var(--deskpass-radius-s, calc(var(--_radius-m) * 0.6));
    --_radius-l: var(--deskpass-radius-l, calc(var(--_radius-m) * 1.6));

    --_canvas: var(--deskpass-canvas, #f4f6f9);
    --_surface: var(--deskpass-surface, #fff);
    --_surface-2: var(--deskpass-surface-2, #f7f9fc);
    --_line: var(--deskpass-line, #dee2e7);
    --_line-control: var(--deskpass-line-control, #7f8791);
    --_text: var(--deskpass-text, #1a2029);
    --_text-quiet: var(--deskpass-text-quiet, #535b67);
    --_accent: var(--deskpass-accent, #324fcf);
    --_accent-fill: var(--deskpass-accent-fill, #324fcf);
    --_accent-fill-hover: var(
      --deskpass-accent-fill-hover,
      color-mix(in oklab, var(--_accent-fill), #000 14%)
    );
    --_accent-soft: var(--deskpass-accent-soft, color-mix(in oklab, var(--_accent) 12%, var(--_surface)));
    --_on-accent: var(--deskpass-on-accent, #fff);
    --_danger: var(--deskpass-danger, #b71824);
    --_danger-soft: var(--deskpass-danger-soft, #ffefee);
    --_warning: var(--deskpass-warning, #875300);
    --_warning-soft: var(--deskpass-warning-soft, #fff3da);
    --_success: var(--deskpass-success, #006e3b);
    --_success-soft: var(--deskpass-success-soft, #e5faeb);

    --_shadow: var(
      --deskpass-shadow,
      0 1px 2px rgb(15 23 42 / 0.06),
      0 12px 32px -8px rgb(15 23 42 / 0.14)
    );
    --_shadow-flat: var(--deskpass-shadow-flat, 0 1px 2px rgb(15 23 42 / 0.06));

    --_fast: var(--deskpass-fast, 120ms);
    --_slow: var(--deskpass-slow, 240ms);
    --_ease: var(--deskpass-ease, cubic-bezier(0.2, 0, 0, 1));
    font-synthesis: none;
  }

  @supports (color: light-dark(red, red)) {
    :host {
      --_canvas: var(--deskpass-canvas, light-dark(#f4f6f9, #0d1116));
      --_surface: var(--deskpass-surface, light-dark(#fff, #161a20));
      --_surface-2: var(--deskpass-surface-2, light-dark(#f7f9fc, #1c2128));
      --_line: var(--deskpass-line, light-dark(#dee2e7, #2e333b));
      --_line-control: var(--deskpass-line-control, light-dark(#7f8791, #737b87));
      --_text: var(--deskpass-text, light-dark(#1a2029, #eceff3));
      --_text-quiet: var(--deskpass-text-quiet, light-dark(#535b67, #a5abb5));
      --_accent: var(--deskpass-accent, light-dark(#324fcf, #90aefe));
      --_accent-fill: var(--deskpass-accent-fill, light-dark(#324fcf, #4466e0));
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
    }
  }

  /* White on a dark fill and black on a light one, so that a page can pick any accent. */
  @supports (color: oklch(from red l c h)) {
    :host {
      --_on-accent: var(
        --deskpass-on-accent,
        oklch(from var(--_accent-fill) clamp(0, (0.6 - l) * 999, 1) 0 0)
      );
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_fast: 0ms;
      --_slow: 0ms;
    }
  }

  .system {
    color-scheme: light dark;
  }
`;

/**
 * The class for an element's outermost box: `system` where the page has not said which colour schemes it supports,
 * so that the system decides, and none where the page's own `color-scheme` does.
 */
export function schemeClass(element: Element): 'system' | '' {
  return getComputedStyle(element).colorScheme === 'normal' ? 'system' : '';
}
