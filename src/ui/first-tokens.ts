import { css } from 'lit';

/** What the first form needs of `tokens`: it is drawn by a small file that arrives before the others. */
export const firstTokens = css`
  :host {
    --_font: var(--deskpass-font, system-ui, sans-serif);
    --_text-s: var(--deskpass-text-s, 0.8125rem);
    --_text-m: var(--deskpass-text-m, 0.9375rem);
    --_text-xl: var(--deskpass-text-xl, 1.5rem);

    --_space-2: var(--deskpass-space-2, 0.5rem);
    --_space-3: var(--deskpass-space-3, 0.75rem);
    --_space-4: var(--deskpass-space-4, 1rem);
    --_space-6: var(--deskpass-space-6, 1.5rem);
    --_space-8: var(--deskpass-space-8, 2rem);
    --_control: var(--deskpass-control, 2.75rem);

    --_radius-m: var(--deskpass-radius-m, var(--deskpass-radius, 0.625rem));
    --_radius-s: var(--deskpass-radius-s, calc(var(--_radius-m) * 0.6));
    --_radius-l: var(--deskpass-radius-l, calc(var(--_radius-m) * 1.6));

    --_surface: var(--deskpass-surface, light-dark(#fff, #161a20));
    --_line: var(--deskpass-line, light-dark(#dee2e7, #2e333b));
    --_text: var(--deskpass-text, light-dark(#1a2029, #eceff3));
    --_text-quiet: var(--deskpass-text-quiet, light-dark(#535b67, #a5abb5));
    --_accent: var(--deskpass-accent, light-dark(#324fcf, #90aefe));
    --_accent-fill: var(--deskpass-accent-fill, light-dark(#324fcf, #4466e0));
    --_accent-fill-hover: var(
      --deskpass-accent-fill-hover,
      color-mix(in oklab, var(--_accent-fill), #000 14%)
    );
    /* White on a dark fill and black on a light one, so that a page can pick any accent. */
    --_on-accent: var(--deskpass-on-accent, oklch(from var(--_accent-fill) clamp(0, (0.6 - l) * 999, 1) 0 0));
    --_shadow: var(
      --deskpass-shadow,
      0 1px 2px rgb(15 23 42 / 0.06),
      0 12px 32px -8px rgb(15 23 42 / 0.14)
    );

    --_fast: var(--deskpass-fast, 120ms);
    --_slow: var(--deskpass-slow, 240ms);
    font-synthesis: none;
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
