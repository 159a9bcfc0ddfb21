/** @param {readonly number[]} values at least one */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? NaN)) / 2;
}

/**
 * The middle one of the ratios of neighbours: what was measured right after each other is compared with each other, so
 * that a machine that gets slower meanwhile slows both.
 *
 * @param {readonly number[]} ours
 * @param {readonly number[]} theirs as many
 */
export const medianRatio = (ours, theirs) => median(ours.map((value, index) => value / (theirs[index] ?? NaN)));
