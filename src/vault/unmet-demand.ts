import type { Backend } from '../auth/backend.js';
import type { Demands } from '../auth/demands.js';
import { DeskpassError } from '../core/errors.js';

/**
 * Refuses what a backend cannot meet: signing in without it would look like signing in with it.
 *
 * @throws DeskpassError `provider-refused` with the fact `demand`.
 */
export function refuseUnmetDemand(demands: Demands, { meets = [] }: Pick<Backend, 'meets'>): void {
  const met = new Set<string>(meets);
  const unmet = Object.entries(demands).find(([name, value]) => value !== undefined && !met.has(name));
  if (unmet === undefined) return;
  throw new DeskpassError('provider-refused', `This way to sign in cannot be asked for: ${unmet[0]}`, {
    suggestion: 'Ask another way to sign in, or leave it out.',
    facts: { demand: unmet[0] },
  });
}
