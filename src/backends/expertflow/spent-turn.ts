import type { Attempt } from './attempt.js';
import type { Spent } from './factor-budget.js';
import { createNoticeStep } from './notice-step.js';
import type { SignInWorld, Turn } from './step.js';

/**
 * Where a spent budget leads: to a notice, from which the sign-in can begin anew as soon as it may. Expertflow has one
 * second factor for all agents of a tenant, so that there is another way, `other`, only while a contact is registered.
 */
export function spentTurn(world: SignInWorld, attempt: Attempt, { what, then }: Spent, other?: () => Turn): Turn {
  if (then.kind === 'switchMethod' && other) return other();
  const until = attempt.budget.blockedUntil(world.now());
  const step = createNoticeStep(what === 'sends' ? 'sends-exceeded' : 'attempts-exceeded', {
    actions: { back: () => world.toPassword(attempt, null) },
    holds: false,
    until: until === Infinity ? null : until,
    subject: then.kind === 'handoff' ? then.target : '',
  });
  return { step, problem: null };
}
