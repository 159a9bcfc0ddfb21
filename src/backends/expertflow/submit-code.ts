import type { ProblemCode } from '../../auth/problem.js';
import type { Attempt } from './attempt.js';
import { createNoticeStep } from './notice-step.js';
import type { OtpCode, Refusal } from './refusal.js';
import type { FactorChannel } from './second-factor.js';
import { problem, tooFast, type SignInStep, type SignInWorld, type Turn } from './step.js';

/** A code, and the step at which it was typed. */
export interface TypedCode {
  readonly code: string;
  readonly channel: FactorChannel;
  readonly step: SignInStep;
  readonly signal: AbortSignal;
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
  const { realm, tenant, appName } = settings;
  const more = { ...(tenant === '' ? {} : { tenantId: tenant }), ...(appName === '' ? {} : { appName }) };
  const fields = { username: attempt.username, password, realm, otp };
  const reply = await service.ask('validate-otp', fields, { more, signal });
  if (!reply.isRefused) return world.enter(attempt, reply, signal);
  return refusedCode(world, attempt, typed, reply.refusal);
}

function refusedCode(
  world: SignInWorld,
  attempt: Attempt,
  { step, channel, signal }: TypedCode,
  refusal: Refusal,
): Turn | Promise<Turn> {
  const { otpCode, from, status, label } = refusal;
  const stay = (code: ProblemCode): Turn => ({ step, problem: problem(code) });
  const fast = tooFast(refusal, world.now());
  if (fast) return { step, problem: fast };
  // A code that is void; where codes are sent, another one can be asked for.
  const spent = (): Turn => {
    const { resend, back } = step.actions;
    const actions = { ...(resend ? { resend } : {}), ...(back ? { back } : {}) };
    return { step: createNoticeStep('attempts-exceeded', { actions, holds: true }), problem: null };
  };
  if (otpCode === 'OTP_MAX_ATTEMPTS') return spent();
  if (otpCode !== null) return stay(OTP_PROBLEMS[otpCode]);
  // The code was right, and then the sign-in itself was refused.
  if (from === 'sign-in' || label !== null || status === 403) {
    return world.enter(attempt, { isRefused: true, refusal }, signal);
  }
  // The older library says of a wrong text message code that there is no such verification; of everything else the
  // same number means that nothing is registered any more.
  if (status === 404 && channel !== 'sms') return world.toPassword(attempt, problem('method-unavailable'));
  return attempt.budget.fail(world.now()) ? spent() : stay('code-wrong');
}
