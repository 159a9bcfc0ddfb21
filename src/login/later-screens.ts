import { html, nothing, type CSSResultOrNative, type TemplateResult } from 'lit';
import type { SessionState } from '../session/session-state.js';
import { buttonStyles } from '../ui/button-styles.js';
import { calloutStyles, calloutTemplate } from '../ui/callout.js';
import { iconStyles } from '../ui/icons.js';
import { describeScreen, type Surroundings } from './describe-screen.js';
import { errorDetails, errorDetailsStyles, type Copying } from './error-details.js';
import { identityLine, identityLineStyles } from './identity-line.js';
import type { Screen } from './screen.js';

/** A screen and what the card draws around its form. */
export interface Drawing {
  readonly screen: Screen;
  readonly above: TemplateResult | typeof nothing;
  readonly below: TemplateResult | typeof nothing;
}

/** Draws every state. This module is fetched after the first form is there. */
export function drawState(state: SessionState, around: Surroundings, copying: Copying): Drawing {
  const screen = describeScreen(state, around);
  const { identity, callout, error } = screen;
  return {
    screen,
    above: html`${identity ? identityLine(identity) : nothing}${callout ? calloutTemplate(callout) : nothing}`,
    below: error ? errorDetails(error, copying) : nothing,
  };
}

/** What the first form does without. */
export const laterStyles: readonly CSSResultOrNative[] = [
  buttonStyles,
  calloutStyles,
  iconStyles,
  errorDetailsStyles,
  identityLineStyles,
];
