import { nothing, type CSSResult } from 'lit';
import type { Drawing } from './card.js';
import { describeScreen, type Surroundings } from './describe-screen.js';

/** Draws every state of the way in. This module is fetched after the first form is there. */
export const drawState = (state: Parameters<typeof describeScreen>[0], around: Surroundings): Drawing => ({
  screen: describeScreen(state, around),
  above: nothing,
  below: nothing,
});

/** They look as the first form does. */
export const styles: readonly CSSResult[] = [];
