import { nothing, type CSSResult } from 'lit';
import { buttonStyles } from '../ui/button-styles.js';
import { calloutTemplate } from '../ui/callout.js';
import { calloutStyles } from '../ui/callout-styles.js';
import type { Drawing } from './card.js';
import { describeFailure } from './describe-failure.js';
import { errorDetails, errorDetailsStyles, type Copying } from './error-details.js';
import type { FailureState } from './failure-state.js';

/** Draws every failure. This module is fetched when there is one. */
export function drawFailure(state: FailureState, copying: Copying): Drawing {
  const screen = describeFailure(state);
  return {
    screen,
    above: screen.callout ? calloutTemplate(screen.callout) : nothing,
    below: screen.error ? errorDetails(screen.error, copying) : nothing,
  };
}

/** What the other screens do without. */
export const styles: readonly CSSResult[] = [buttonStyles, calloutStyles, errorDetailsStyles];
