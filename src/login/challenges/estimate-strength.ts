import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** How hard a password is to guess, from 0, at once, to 4, not at all. */
export type Strength = 0 | 1 | 2 | 3 | 4;

/** What stands behind it only makes a password stronger, and looking at it slower. */
const MAX_LENGTH = 64;

/** Ways to read letters into a password of signs; the default of 100 takes ten times as long for nothing an agent sees. */
const MAX_READINGS = 20;

const estimator = new ZxcvbnFactory({
  dictionary,
  graphs: adjacencyGraphs,
  maxLength: MAX_LENGTH,
  l33tMaxSubstitutions: MAX_READINGS,
});

/**
 * Estimates how hard a password is to guess, by dictionary, keyboard, date and repetition. `words`: what a guess would
 * begin with, such as the user's name. Nothing leaves the page.
 */
export const estimateStrength = (password: string, words: readonly string[]): Strength =>
  estimator.check(password, [...words]).score;
