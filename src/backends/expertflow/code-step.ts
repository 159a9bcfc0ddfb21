import type { Channel, OtpChallenge } from '../../auth/challenge.js';
import { DeskpassError } from '../../core/errors.js';
import { notAsked } from '../not-asked.js';
import type { Attempt } from './attempt.js';
import { maskContact } from './contact.js';
import type { Spent } from './factor-budget.js';
import { isSent, type Adapter, type FactorChannel } from './second-factor.js';
import { spentTurn } from './spent-turn.js';
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
  const { adapter, channel, contact } = expected;
  const { codeLength, resendAfterMs, secondFactor } = world.settings;
  const { lifetimeMs } = secondFactor;
  const digits = channel === 'app' ? 6 : codeLength;
  const sentAt = world.now();
  const resendAt = sentAt + resendAfterMs;
  // While a contact is being registered, another one can be.
  const other = expected.isEnrolling ? expected.back : undefined;
  const step: SignInStep = {
    holds: true,
    challenge: (asked) => ({
      kind: 'otp',
      channel: SHOWN[channel],
      recipient: contact === '' ? null : maskContact(contact),
      ...(channel === 'rsa' ? PASSCODE : { length: { min: digits, max: digits }, alphabet: 'digits' }),
      expiresAt: isSent(channel) && lifetimeMs !== null ? sentAt + lifetimeMs : null,
      resendAt: isSent(channel) ? resendAt : null,
      // The newer release counts the tries of what it has sent by itself, and does not say how many there are.
      attemptsLeft: isSent(channel) && adapter === '19' ? null : attempt.budget.attemptsLeft,
      ...asked,
    }),
    actions: {
      ...(isSent(channel)
        ? {
            resend(signal) {
              const now = world.now();
              if (now < resendAt) return { step, problem: problem('too-fast', resendAt) };
              const spent = attempt.budget.send(now);
              if (spent) return unsentTurn(world, attempt, { spent, step, other });
              return sendAgain(world, attempt, { expected, step, signal });
            },
          }
        : {}),
      back: expected.back,
    },
    take(answer, signal) {
      if (answer.kind !== 'otp') return Promise.reject(notAsked());
      const another = (): Promise<Turn> => sendAgain(world, attempt, { expected, step, signal });
      return submitCode(world, attempt, { code: answer.code, adapter, channel, step, signal, other, another });
    },
  };
  return step;
}

/** No code is sent. Where that is a block, the one that is out can still be typed. */
export function unsentTurn(
  world: SignInWorld,
  attempt: Attempt,
  {
    spent,
    step,
    other,
  }: { readonly spent: Spent; readonly step: SignInStep; readonly other: (() => Turn) | undefined },
): Turn {
  const until = attempt.budget.blockedUntil(world.now());
  const isBlock = spent.then.kind === 'block' && until !== null && until !== Infinity;
  return isBlock ? { step, problem: problem('too-fast', until) } : spentTurn(world, attempt, spent, other);
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
