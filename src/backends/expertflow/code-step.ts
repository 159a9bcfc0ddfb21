import type { Channel, OtpChallenge } from '../../auth/challenge.js';
import { DeskpassError } from '../../core/errors.js';
import { notAsked } from '../not-asked.js';
import type { Attempt } from './attempt.js';
import { maskContact } from './contact.js';
import type { Adapter, FactorChannel } from './second-factor.js';
import { problem, tooFast, type SignInStep, type SignInWorld, type Turn } from './step.js';
import { submitCode } from './submit-code.js';

/** A code that the agent has, or has been sent. */
export interface ExpectedCode {
  readonly adapter: Adapter;
  readonly channel: FactorChannel;
  /** Where it was sent, unmasked, or empty. */
  readonly contact: string;
  /** The channel is being registered by this code. */
  readonly isEnrolling: boolean;
  /** The step before. */
  readonly back: () => Turn;
}

const SHOWN: Readonly<Record<FactorChannel, Channel>> = { app: 'app', sms: 'sms', email: 'email', rsa: 'token' };

/** Eight characters of a PIN and six of the token; sites may have shorter PINs, or none. */
const PASSCODE: Pick<OtpChallenge, 'length' | 'alphabet'> = {
  length: { min: 6, max: 14 },
  alphabet: 'letters-and-digits',
};

/** Asks for a code. */
export function createCodeStep(world: SignInWorld, attempt: Attempt, expected: ExpectedCode): SignInStep {
  const { channel, contact } = expected;
  const { codeLength, resendAfterMs } = world.settings;
  const isSent = channel === 'sms' || channel === 'email';
  const digits = channel === 'app' ? 6 : codeLength;
  const resendAt = world.now() + resendAfterMs;
  const step: SignInStep = {
    holds: true,
    challenge: (asked) => ({
      kind: 'otp',
      channel: SHOWN[channel],
      recipient: contact === '' ? null : maskContact(contact),
      ...(channel === 'rsa' ? PASSCODE : { length: { min: digits, max: digits }, alphabet: 'digits' }),
      expiresAt: null,
      resendAt: isSent ? resendAt : null,
      attemptsLeft: null,
      ...asked,
    }),
    actions: {
      ...(isSent
        ? {
            resend(signal) {
              const now = world.now();
              const until = now < resendAt ? resendAt : attempt.budget.send(now);
              if (until !== null) return { step, problem: problem('too-fast', until) };
              return sendAgain(world, attempt, { expected, step, signal });
            },
          }
        : {}),
      back: expected.back,
    },
    take(answer, signal) {
      if (answer.kind !== 'otp') return Promise.reject(notAsked());
      return submitCode(world, attempt, { code: answer.code, channel, step, signal });
    },
  };
  return step;
}

/**
 * Has another code sent. The older library can do that only while a phone is being registered; signing in once more
 * does the same for everybody else, and also where the gateway lets nobody ask for a code.
 */
async function sendAgain(
  world: SignInWorld,
  attempt: Attempt,
  { expected, step, signal }: { expected: ExpectedCode; step: SignInStep; signal: AbortSignal },
): Promise<Turn> {
  const { adapter, channel, contact, isEnrolling } = expected;
  const where = channel === 'email' ? { email: contact } : { phoneNumber: contact };
  if (attempt.password.value === null) return world.toPassword(attempt, problem('timed-out'));
  if (!isEnrolling && (adapter === '18' || contact === '')) return world.login(attempt, signal);
  try {
    const reply =
      adapter === '18'
        ? await world.service.ask('send-sms-otp', where, { signal })
        : await world.service.ask('resendOTP', { username: attempt.username, ...where }, { signal });
    if (!reply.isRefused) return { step: createCodeStep(world, attempt, expected), problem: null };
    return { step, problem: tooFast(reply.refusal, world.now()) ?? problem('delivery-failed') };
  } catch (thrown) {
    const isClosed = thrown instanceof DeskpassError && thrown.code === 'provider-refused';
    if (!isClosed) throw thrown;
    return isEnrolling ? { step, problem: problem('method-unavailable') } : world.login(attempt, signal);
  }
}
