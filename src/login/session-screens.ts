import { html, nothing, type CSSResult } from 'lit';
import { calloutStyles, calloutTemplate } from '../ui/callout.js';
import type { Drawing } from './card.js';
import type { Surroundings } from './describe-screen.js';
import { describeSession } from './describe-session.js';
import { identityLine, identityLineStyles } from './identity-line.js';
import type { PastState } from './past-state.js';

/** Draws the card of a session that is there or was. This module is fetched with the first of those states. */
export function drawSession(state: PastState, around: Surroundings): Drawing {
  const screen = describeSession(state, around);
  const { identity, callout } = screen;
  return {
    screen,
    above: html`${identity ? identityLine(identity) : nothing}${callout ? calloutTemplate(callout) : nothing}`,
    below: nothing,
  };
}

/** What the screens before it do without. */
export const styles: readonly CSSResult[] = [calloutStyles, identityLineStyles];
