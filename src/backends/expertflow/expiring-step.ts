import type { Credential } from '../../auth/credential.js';
import { asDeskpassError } from '../../core/errors.js';
import type { Attempt } from './attempt.js';
import { createChangePasswordStep } from './change-password-step.js';
import type { Entry } from './credential.js';
import { createNoticeStep } from './notice-step.js';
import { renewCredential } from './renewal.js';
import { problem, type SignInStep, type SignInWorld, type Turn } from './step.js';

/**
 * Says that the password of an agent who has come in expires, and lets it be changed.
 *
 * The password that the agent has signed in with is wiped by now, so that the present one is asked for. A changed one
 * leaves the agent signed in: whether Expertflow ends the sessions of who changes the password is not documented, so it
 * is asked for a new access token, and where it gives none, name and the new password sign in again.
 */
export function createExpiringStep(
  world: SignInWorld,
  attempt: Attempt,
  { credential, passwordExpires }: Entry,
): SignInStep {
  const skip = (): Turn => ({ credential });
  const toNotice = (): Turn => ({ step: notice, problem: null });
  const change = async (signal: AbortSignal): Promise<Turn> => {
    const step = await createChangePasswordStep(
      world,
      attempt,
      {
        reason: 'chosen',
        isOptional: true,
        token: credential.value,
        actions: { back: toNotice, skip },
        present: ({ current }) => current,
        wrong: (step) => ({ step, problem: problem('current-password-wrong') }),
        async changed(next, within) {
          const renewed = await renewIfAlive(world, credential, within);
          return renewed === null ? world.login(next, within) : { credential: renewed };
        },
      },
      signal,
    );
    return { step, problem: null };
  };
  // An agent of Finesse has the password of Finesse: Expertflow keeps a copy, which the next sign-in overwrites.
  const canChange = world.settings.finesse === null;
  const notice = createNoticeStep('password-expires', {
    actions: { ...(canChange ? { 'change-password': change } : {}), skip },
    holds: true,
    until: passwordExpires === false ? null : passwordExpires,
  });
  return notice;
}

/** The credential with a new access token, or as it is where nobody answers, or null where its session is over. */
async function renewIfAlive(
  world: SignInWorld,
  credential: Credential,
  signal: AbortSignal,
): Promise<Credential | null> {
  try {
    return await renewCredential(credential, { ...world, signal });
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    return asDeskpassError(thrown).code === 'session-ended' ? null : credential;
  }
}
