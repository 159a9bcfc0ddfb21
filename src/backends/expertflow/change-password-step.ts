import type { Answer } from '../../auth/challenge.js';
import { asDeskpassError } from '../../core/errors.js';
import { notAsked } from '../not-asked.js';
import { createAttempt, type Attempt } from './attempt.js';
import { brokenRules, NO_TERMS, readPasswordTerms, type PasswordTerms } from './password-policy.js';
import type { Refusal } from './refusal.js';
import { problem, tooFast, type SignInStep, type SignInWorld, type Turn } from './step.js';

/** Why a password is changed, and what that means for whoever changes it. */
export interface PasswordChange extends Pick<SignInStep, 'actions' | 'isOptional'> {
  readonly reason: 'required' | 'chosen';
  /** Says who changes it to a gateway that asks. Default nothing. */
  readonly token?: string;
  /** The present password, or null where it was held and has been wiped. */
  present(answer: Extract<Answer, { kind: 'change-password' }>): string | null;
  /** Where a present password leads that is not the right one. */
  wrong(step: SignInStep): Turn;
  /** Where a changed password leads. */
  changed(next: Attempt, signal: AbortSignal): Promise<Turn>;
}

/**
 * Asks for a new password. The site's rules are asked for first; where they cannot be had, the site still says no to a
 * password that breaks them.
 */
export async function createChangePasswordStep(
  world: SignInWorld,
  attempt: Attempt,
  change: PasswordChange,
  signal: AbortSignal,
): Promise<SignInStep> {
  const { username } = attempt;
  const { reason, actions, isOptional = false } = change;
  const token = change.token === undefined ? {} : { token: change.token };
  const reply = await world.service
    .ask('pswd-policies', { username }, { ...token, signal })
    .catch((thrown: unknown) => {
      if (signal.aborted) throw thrown;
      return null;
    });
  const terms = reply === null || reply.isRefused ? NO_TERMS : readPasswordTerms(reply.data);
  /** Has the new password already, but has not led anywhere yet. */
  let next: Attempt | null = null;

  const step: SignInStep = {
    holds: true,
    isOptional,
    challenge: (asked) => ({
      kind: 'change-password',
      identifier: username,
      reason,
      asksCurrent: reason === 'chosen',
      policy: terms.policy,
      ...asked,
    }),
    actions,
    async take(answer, within) {
      if (answer.kind !== 'change-password') throw notAsked();
      const newPassword = answer.password;
      // It was changed, and then the connection was lost: changing it again would be refused.
      if (next !== null && next.password.value === newPassword) return change.changed(next, within);
      const currentPassword = next?.password.value ?? change.present(answer);
      if (currentPassword === null) return world.toPassword(attempt, problem('timed-out'));
      if (newPassword === '' || currentPassword === '') return { step, problem: problem('answer-invalid') };
      const fields = { username, currentPassword, newPassword };
      const changed = await world.service
        .ask('reset-pswd', fields, { ...token, signal: within })
        .catch((thrown: unknown) => {
          const failure = asDeskpassError(thrown);
          // Whoever is let in as well without it does not lose that.
          if (!isOptional || failure.code !== 'provider-refused') throw thrown;
          world.report(failure);
          return null;
        });
      if (changed === null) return { step, problem: problem('change-unavailable') };
      if (changed.isRefused) return refusedChange(changed.refusal, newPassword);
      next = createAttempt({ ...attempt, password: newPassword, isChanged: true });
      world.hold(next);
      return change.changed(next, within);
    },
  };

  const refusedChange = (refusal: Refusal, password: string): Turn => {
    const fast = tooFast(refusal, world.now());
    if (fast) return { step, problem: fast };
    if (refusal.status === 401 || refusal.label === 'credentials') {
      return change.wrong(step);
    }
    return { step, problem: refusal.status === 403 ? tooYoung(terms) : rejected(password) };
  };
  const rejected = (password: string) => ({
    ...problem('password-rejected'),
    rules: brokenRules(password, username, terms.policy),
  });
  return step;
}

/** The password was changed a short while ago. */
const tooYoung = ({ eligibleAt }: PasswordTerms) => problem('too-fast', eligibleAt);
