/** Renew when this share of the lifetime is over … */
const SHARE = 0.75;
/** … give or take this share of that, so that agents who signed in together do not renew together. */
const JITTER = 0.1;
/** The first wait after a failure doubles with each further one up to the longest. */
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
/** The agent is told this long before the end, or a quarter of a short lifetime before it. */
const WARNING_MS = 60_000;

/** A number in [0, 1), as from `Math.random`. */
export type Random = () => number;

const spread = (value: number, random: Random): number => value * (1 + JITTER * (2 * random() - 1));

/** Milliseconds left of a lifetime at which renewal is due; -Infinity where the credential does not expire. */
export function dueWhenLeft(total: number, random: Random): number {
  return Number.isFinite(total) ? total - spread(total * SHARE, random) : -Infinity;
}

/** Milliseconds to wait after this many failures in a row. */
export function waitAfter(failures: number, random: Random): number {
  return spread(Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS), random);
}

/** Milliseconds left of a lifetime at which the agent is told that the session is about to end. */
export function warnWhenLeft(total: number): number {
  return Math.min(WARNING_MS, total / 4);
}
