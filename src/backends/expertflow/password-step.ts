import { notAsked } from '../not-asked.js';
import { createAttempt } from './attempt.js';
import { problem, type SignInStep, type SignInWorld } from './step.js';

/** Asks for name and password, and for the phone line where the site wants it. */
export function createPasswordStep(
  world: SignInWorld,
  typed: { readonly username: string; readonly extension: string },
): SignInStep {
  const asksExtension = world.settings.finesse?.asksExtension === true;
  return {
    holds: false,
    challenge: (asked) => ({
      kind: 'password',
      identifier: typed.username,
      isIdentifierFixed: false,
      extension: asksExtension ? typed.extension : null,
      ...asked,
    }),
    actions: {},
    async take(answer, signal) {
      if (answer.kind !== 'password') throw notAsked();
      const { password } = answer;
      const given = { username: answer.identifier.trim(), extension: asksExtension ? answer.extension.trim() : '' };
      const stay = (code: 'answer-invalid' | 'extension-invalid') => ({
        step: createPasswordStep(world, given),
        problem: problem(code),
      });
      if (given.username === '' || password === '') return stay('answer-invalid');
      if (asksExtension && given.extension === '') return stay('extension-invalid');
      const budget = world.budgetOf(given.username);
      const now = world.now();
      const spent = budget.admit(now);
      const until = budget.blockedUntil(now);
      // Anything but a block lets the agent begin anew.
      if (spent && until !== null) {
        const why = until === Infinity ? problem('locked') : problem('too-fast', until);
        return { step: createPasswordStep(world, given), problem: why };
      }
      return world.login(createAttempt({ ...given, password, budget }), signal);
    },
  };
}
