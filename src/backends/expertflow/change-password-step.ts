import { notAsked } from '../not-asked.js';
import { createAttempt, type Attempt } from './attempt.js';
import { brokenRules, NO_TERMS, readPasswordTerms, type PasswordTerms } from './password-policy.js';
import type { Refusal } from './refusal.js';
import { problem, tooFast, type SignInStep, type SignInWorld, type Turn } from './step.js';

/**
 * Asks for a new password where the present one has been given and has to be changed. The site's rules are asked for
 * first; where they cannot be had, the site still says no to a password that breaks them.
 */
export async function createChangePasswordStep(
  world: SignInWorld,
  attempt: Attempt,
  signal: AbortSignal,
): Promise<SignInStep> {
  const { username } = attempt;
  const reply = await world.service.ask('pswd-policies', { username }, { signal }).catch((thrown: unknown) => {
    if (signal.aborted) throw thrown;
    return null;
  });
  const terms = reply === null || reply.isRefused ? NO_TERMS : readPasswordTerms(reply.data);
  const step: SignInStep = {
    holds: true,
    challenge: (asked) => ({
      kind: 'change-password',
      identifier: username,
      reason: 'required',
      asksCurrent: false,
      policy: terms.policy,
      ...asked,
    }),
    // A locked account is told to change its password too: whoever cannot has to have a way out.
    actions: { back: () => world.toPassword(attempt, null) },
    async take(answer, within) {
      if (answer.kind !== 'change-password') throw notAsked();
      const currentPassword = attempt.password.value;
      const newPassword = answer.password;
      if (currentPassword === null) return world.toPassword(attempt, problem('timed-out'));
      if (newPassword === '') return { step, problem: problem('answer-invalid') };
      const changed = await world.service.ask(
        'reset-pswd',
        { username, currentPassword, newPassword },
        { signal: within },
      );
      if (changed.isRefused) return refusedChange(changed.refusal, newPassword);
      return world.login(createAttempt({ ...attempt, password: newPassword, isChanged: true }), within);
    },
  };

  const refusedChange = (refusal: Refusal, password: string): Turn => {
    const fast = tooFast(refusal, world.now());
    if (fast) return { step, problem: fast };
    if (refusal.status === 401 || refusal.label === 'credentials') {
      return world.toPassword(attempt, problem('credentials-wrong'));
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
