/** @param {readonly number[]} values at least one */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}

/**
 * The mean of the middle half, the interquartile mean: outliers are left out as for the median, and a clock of 0.1 ms or
 * a frame of 16.7 ms does not make it jump from one step to the next.
 *
 * @param {readonly number[]} values at least one
 */
function middleMean(values) {
  const cut = values.length >> 2;
  const middle = [...values].sort((a, b) => a - b).slice(cut, values.length - cut);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/**
 * The middle mean of the ratios of neighbours: what was measured right after each other is compared with each other, so
 * that a machine that gets slower meanwhile slows both.
 *
 * @param {readonly number[]} ours
 * @param {readonly number[]} theirs as many
 */
export const middleRatio = (ours, theirs) => middleMean(ours.map((value, index) => value / (theirs[index] ?? NaN)));
