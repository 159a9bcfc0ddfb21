import type { Credential } from '../auth/credential.js';
import type { Clock } from './clock.js';

/** How long a credential lives and how much of that is left. */
export interface Lifetime {
  /** From receipt to expiry, in milliseconds; `Infinity` where it does not expire. */
  readonly total: number;
  /** Milliseconds left; 0 or less once expired. */
  left(): number;
}

/**
 * Measures a credential from now on by both clocks and believes the one that has gone further: the wall clock where
 * the machine slept, the monotonic one where somebody set the wall clock back.
 */
export function measureLifetime({ expiresAt, issuedAt }: Credential, clock: Clock): Lifetime {
  const wall = clock.now();
  const steady = clock.monotonic();
  const atStart = expiresAt - wall;
  return {
    total: Math.max(expiresAt - issuedAt, 0),
    left: () => atStart - Math.max(clock.now() - wall, clock.monotonic() - steady),
  };
}
