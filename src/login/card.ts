import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { enterIcon } from '../ui/icons.js';
import { pageLanguage } from '../ui/page-language.js';
import type { Screen } from './screen.js';

/** A screen and what the card draws around its form. */
export interface Drawing {
  readonly screen: Screen;
  readonly above: TemplateResult | typeof nothing;
  readonly below: TemplateResult | typeof nothing;
  /** A form of its own, in place of one button for each of the screen's actions. */
  readonly form?: TemplateResult;
}

/** What the card shows besides the screen. */
export interface CardParts {
  readonly brand: string;
  readonly logo: string;
  readonly headingLevel: number;
  /** `system` where the page leaves the colours to the system. */
  readonly scheme: string;
  readonly announcement: string;
}

const mark = (logo: string): TemplateResult =>
  logo ? html`<img class="logo" src=${logo} alt="" />` : html`<span class="mark">${enterIcon()}</span>`;

/** The card around the step's form. The announcer stands outside: a busy region keeps quiet. */
export function cardTemplate({ screen, above, below, form }: Drawing, parts: CardParts): TemplateResult {
  const { heading, lede, callout, identity, actions, busy } = screen;
  const isBare = !callout && !identity && actions.length === 0 && !form;
  const isWaiting = busy && !actions.some(({ held, late }) => !held && !late);
  const { language, direction } = pageLanguage();
  return html`<section
      class="card ${busy ? 'busy' : ''} ${parts.scheme}"
      part="card"
      lang=${language}
      dir=${ifDefined(direction)}
      aria-labelledby="heading"
      aria-busy=${isWaiting ? 'true' : 'false'}
    >
      <div class="brand" part="brand">
        <slot name="logo">${mark(parts.logo)}</slot>
        <span>${parts.brand}</span>
      </div>
      <div class="step">
        <div
          class="heading"
          id="heading"
          part="heading"
          role="heading"
          aria-level=${parts.headingLevel}
          tabindex="-1"
        >
          ${heading}
        </div>
        ${lede ? html`<p class="lede" part="lede">${lede}</p>` : nothing}
        ${isBare ? nothing : html`<div class="content">${above}<slot name="step"></slot>${below}</div>`}
      </div>
      <slot name="help"></slot>
    </section>
    <p class="announcer" role="status" lang=${language}>${parts.announcement}</p>`;
}
