import { css, html, nothing, type TemplateResult } from 'lit';
import type { Desk } from '../core/desk.js';
import type { PublicSession } from '../core/identity.js';
import { hostStrings } from '../ui/host-strings.js';
import { enterIcon } from '../ui/icons.js';
import { pageLanguage } from '../ui/page-language.js';
import { initials } from '../ui/initials.js';
import { sessionStrings } from '../ui/session-strings.js';

export interface AgentBarOptions {
  readonly desk: Desk;
  readonly agent: PublicSession;
  readonly headingLevel: number;
  readonly onSignOut: () => void;
}

/** The line at the top of a desk: whose desk, which agent, and the way out. */
export function barTemplate({ desk, agent, headingLevel, onSignOut }: AgentBarOptions): TemplateResult {
  const { name } = agent.identity;
  const facts = [roleOf(agent), methodOf(agent, desk)].filter((fact) => fact !== '');
  return html`<div class="bar" part="bar" lang=${pageLanguage().language}>
    <div class="brand" role="heading" aria-level=${headingLevel} tabindex="-1">
      ${desk.logo ? html`<img src=${desk.logo} alt="" />` : html`<span class="mark">${enterIcon()}</span>`}
      <span class="title">${desk.title}</span>
    </div>
    <div class="agent">
      <span class="avatar" aria-hidden="true">${initials(name)}</span>
      <div class="who">
        <strong>${name}</strong>
        ${facts.length > 0 ? html`<span class="facts">${facts.join(' · ')}</span>` : nothing}
      </div>
    </div>
    <button class="deskpass-button plain dense" @click=${onSignOut}>${sessionStrings.signOut}</button>
  </div>`;
}

/** The agent's first role, as the provider names it, with a capital. */
function roleOf({ claims }: PublicSession): string {
  const { roles } = claims;
  const [role] = Array.isArray(roles) ? (roles as unknown[]) : [];
  return typeof role === 'string' ? role.charAt(0).toLocaleUpperCase() + role.slice(1) : '';
}

function methodOf({ method, authMode }: PublicSession, desk: Desk): string {
  return desk.signIn.find(({ id }) => id === method)?.label ?? hostStrings[authMode];
}

export const barStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
    padding: var(--_space-2) var(--_space-4);
    border-block-end: 1px solid var(--_line);
    background: var(--_surface);
    font-size: var(--_text-s);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: 0;
    margin-inline-end: auto;
    font-weight: 600;
    line-height: 1.3;
  }
  .brand:focus {
    outline: none;
  }
  .brand img {
    flex: none;
    max-inline-size: 8rem;
    block-size: 1.5rem;
    object-fit: contain;
  }
  .mark {
    box-sizing: border-box;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    border: 1px solid transparent;
    border-radius: var(--_radius-s);
    background: var(--_accent-fill);
    color: var(--_on-accent);
    font-size: 0.8125rem;
  }
  .agent {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: 0;
  }
  .avatar {
    box-sizing: border-box;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 1.75rem;
    block-size: 1.75rem;
    border: 1px solid transparent;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: 0.6875rem;
    font-weight: 650;
  }
  .who {
    min-inline-size: 0;
    line-height: 1.35;
  }
  .who strong {
    font-weight: 600;
  }
  .facts {
    color: var(--_text-quiet);
  }
  .facts::before {
    content: ' · ';
  }
  @container (max-inline-size: 26rem) {
    .agent {
      order: 1;
      inline-size: 100%;
    }
  }
  @container (max-inline-size: 36rem) {
    .facts {
      display: block;
    }
    .facts::before {
      content: none;
    }
  }
`;
