import { notAsked } from '../not-asked.js';
import type { Attempt } from './attempt.js';
import type { Adapter } from './second-factor.js';
import type { SignInStep, SignInWorld } from './step.js';
import { submitCode } from './submit-code.js';

/** The issuer that Expertflow's own picture of the key names. */
const ISSUER = 'EFCX';

/**
 * Sets an authenticator app up. The picture that Expertflow sends is not used: it holds nothing but the key, and what
 * is shown is made from that.
 */
export function createEnrolAppStep(
  world: SignInWorld,
  attempt: Attempt,
  { adapter, key }: { readonly adapter: Adapter; readonly key: string },
): SignInStep {
  const { username } = attempt;
  const query = new URLSearchParams({ secret: key, issuer: ISSUER });
  const step: SignInStep = {
    holds: true,
    challenge: (asked) => ({
      kind: 'enrol-totp',
      uri: `otpauth://totp/${ISSUER}:${encodeURIComponent(username.replaceAll(/\p{Cs}/gu, ''))}?${query.toString()}`,
      key,
      issuer: ISSUER,
      account: username,
      digits: 6,
      ...asked,
    }),
    actions: { back: () => world.toPassword(attempt, null) },
    take(answer, signal) {
      if (answer.kind !== 'enrol-totp') return Promise.reject(notAsked());
      return submitCode(world, attempt, { code: answer.code, adapter, channel: 'app', step, signal });
    },
  };
  return step;
}
