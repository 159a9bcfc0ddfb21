import { css, html, nothing, type TemplateResult } from 'lit';
import type { Identity } from '../core/identity.js';
import { initials } from '../ui/initials.js';

/** Who is signed in. */
export const identityLine = ({ name, username }: Identity): TemplateResult =>
  html`<div class="identity" part="identity">
    <span class="avatar" aria-hidden="true">${initials(name)}</span>
    <div>
      <strong>${name}</strong>
      ${username && username !== name ? html`<span class="username">${username}</span>` : nothing}
    </div>
  </div>`;

export const identityLineStyles = css`
  .identity {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
  }
  .avatar {
    box-sizing: border-box;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    border: 1px solid transparent;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: 650;
  }
  .identity div {
    min-inline-size: 0;
    line-height: 1.35;
  }
  .identity strong {
    display: block;
    font-weight: 600;
  }
  .username {
    color: var(--_text-quiet);
    font-size: var(--_text-s);
    overflow-wrap: anywhere;
  }
`;
