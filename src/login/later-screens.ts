import { html, nothing, type CSSResult } from 'lit';
import { calloutTemplate } from '../ui/callout.js';
import { calloutStyles } from '../ui/callout-styles.js';
import type { Drawing } from './card.js';
import { describeScreen, type OrdinaryState, type Surroundings } from './describe-screen.js';
import { identityLine, identityLineStyles } from './identity-line.js';

/**
 * Draws every state of the way in, and of a session that is there or was: all that a plain sign-in shows is one file.
 * This module is fetched after the first form is there.
 */
export function drawState(state: OrdinaryState, around: Surroundings): Drawing {
  const screen = describeScreen(state, around);
  const { identity, callout } = screen;
  return {
    screen,
    above: html`${identity ? identityLine(identity) : nothing}${callout ? calloutTemplate(callout) : nothing}`,
    below: nothing,
  };
}

/** What the first form does without. */
export const styles: readonly CSSResult[] = [calloutStyles, identityLineStyles];
