import type { ProblemCode } from '../../auth/problem.js';
import type { Attempt } from './attempt.js';
import type { Failure } from './factor-budget.js';
import { createNoticeStep } from './notice-step.js';
import type { OtpCode, Refusal } from './refusal.js';
import { isSent, type Adapter, type FactorChannel } from './second-factor.js';
import { spentTurn } from './spent-turn.js';
import { problem, tooFast, type SignInStep, type SignInWorld, type Turn } from './step.js';

/** A code, and the step at which it was typed. */
export interface TypedCode {
  readonly code: string;
  /** Generation of the library. */
  readonly adapter: Adapter;
  readonly channel: FactorChannel;
  readonly step: SignInStep;
  readonly signal: AbortSignal;
  /** Another way than this one, where there is one. */
  readonly other?: (() => Turn) | undefined;
  /** Has another code sent, where codes are. */
  readonly another?: () => Promise<Turn>;
}

const OTP_PROBLEMS: Readonly<Record<Exclude<OtpCode, 'OTP_MAX_ATTEMPTS'>, ProblemCode>> = {
  OTP_INVALID: 'code-wrong',
  OTP_EXPIRED: 'code-expired',
};

/**
 * Sends a code. Expertflow keeps no transaction: name and password go with the code, and the answer is that of a
 * sign-in.
 */
export async function submitCode(world: SignInWorld, attempt: Attempt, typed: TypedCode): Promise<Turn> {
  const { service, settings } = world;
  const { step, signal } = typed;
  const password = attempt.password.value;
  const otp = typed.code.trim();
  if (password === null) return world.toPassword(attempt, problem('timed-out'));
  if (otp === '') return { step, problem: problem('answer-invalid') };
  // Nothing is asked that nobody may try any more.
  if (attempt.budget.attemptsLeft === 0) return failed(world, attempt, typed, 'code-wrong');
  const { realm, tenant, appName } = settings;
  const more = { ...(tenant === '' ? {} : { tenantId: tenant }), ...(appName === '' ? {} : { appName }) };
  const fields = { username: attempt.username, password, realm, otp };
  const reply = await service.ask('validate-otp', fields, { more, signal });
  if (!reply.isRefused) return world.enter(attempt, reply, signal);
  return refusedCode(world, attempt, typed, reply.refusal);
}

function refusedCode(world: SignInWorld, attempt: Attempt, typed: TypedCode, refusal: Refusal): Turn | Promise<Turn> {
  const { step, adapter, channel, signal } = typed;
  const { otpCode, from, status, label } = refusal;
  const fast = tooFast(refusal, world.now());
  if (fast) return { step, problem: fast };
  if (otpCode === 'OTP_MAX_ATTEMPTS') return failed(world, attempt, typed, null);
  // Expertflow counts these by itself.
  if (otpCode !== null && !world.settings.secondFactor.resendAfterFailure) {
    return { step, problem: problem(OTP_PROBLEMS[otpCode]) };
  }
  if (otpCode !== null) return failed(world, attempt, typed, OTP_PROBLEMS[otpCode]);
  // The code was right, and then the sign-in itself was refused.
  if (from === 'sign-in' || label !== null || status === 403) {
    return world.enter(attempt, { isRefused: true, refusal }, signal);
  }
  // The older library says of a wrong text message code that there is no such verification; of everything else the
  // same number means that nothing is registered any more.
  if (status === 404 && !(channel === 'sms' && adapter === '18'))
    return world.toPassword(attempt, problem('method-unavailable'));
  return failed(world, attempt, typed, 'code-wrong');
}

/** What a wrong code leads to; `why` is null where Expertflow says that it was the last try. */
async function failed(
  world: SignInWorld,
  attempt: Attempt,
  { step, channel, other, another }: TypedCode,
  why: ProblemCode | null,
): Promise<Turn> {
  const failure: Failure = attempt.budget.fail(world.now(), { isSent: isSent(channel), isLast: why === null });
  if (failure === 'ask') return { step, problem: problem(why ?? 'code-wrong') };
  if (failure === 'send' && another) {
    const turn = await another();
    return 'step' in turn ? { ...turn, problem: turn.problem ?? problem('code-wrong') } : turn;
  }
  if (typeof failure === 'object') return spentTurn(world, attempt, failure, other);
  // The code is void, and another one can be asked for.
  const { resend, back } = step.actions;
  const actions = { ...(resend ? { resend } : {}), ...(back ? { back } : {}) };
  return { step: createNoticeStep('attempts-exceeded', { actions, holds: true }), problem: null };
}
