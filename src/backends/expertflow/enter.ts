import type { Attempt } from './attempt.js';
import { createChangePasswordStep, type PasswordChange } from './change-password-step.js';
import { createCodeStep } from './code-step.js';
import { readEntry, type Entry } from './credential.js';
import { createEnrolAppStep } from './enrol-app-step.js';
import { createEnrolContactStep } from './enrol-contact-step.js';
import { createExpiringStep } from './expiring-step.js';
import { invalidAnswer } from './failures.js';
import { createNoticeStep } from './notice-step.js';
import type { Refusal } from './refusal.js';
import { isSent, readSecondFactor } from './second-factor.js';
import type { Reply } from './endpoint-client.js';
import { problem, tooFast, type SignInStep, type SignInWorld, type Turn } from './step.js';

/** What a sign-in leads to. */
export interface EnterOptions {
  readonly world: SignInWorld;
  /** The sign-in method's id. */
  readonly method: string;
  readonly attempt: Attempt;
  readonly reply: Reply;
  readonly signal: AbortSignal;
  /** Tokens have come: nothing asks for the password again. */
  readonly onEntry: (entry: Entry) => void;
}

/**
 * Goes where the answer to a sign-in leads: in, on to the second factor, to a new password, or back. What it is, is told
 * by its members: an answer without a token is a second factor's.
 */
export async function enter(options: EnterOptions): Promise<Turn> {
  const { world, method, attempt, reply, signal, onEntry } = options;
  if (reply.isRefused) return refused(world, attempt, reply.refusal, signal);
  const { settings, now } = world;
  const entry = readEntry(reply.data, { method, now: now(), tokenLifetimeMs: settings.tokenLifetimeMs });
  if (entry === 'invalid') throw invalidAnswer('login', 'its token or its user is missing a part');
  if (entry !== null) {
    onEntry(entry);
    // Who has just changed it is not told to.
    if (entry.passwordExpires === false || attempt.isChanged) return { credential: entry.credential };
    return { step: createExpiringStep(world, attempt, entry), problem: null };
  }
  return { step: secondFactor(world, attempt, reply.data), problem: null };
}

function secondFactor(world: SignInWorld, attempt: Attempt, data: unknown): SignInStep {
  const factor = readSecondFactor(data, world.settings.adapter);
  if (factor === null) throw invalidAnswer('login', 'it has neither a token nor a known second factor');
  const back = (): Turn => world.toPassword(attempt, null);
  const { onNoContact } = world.settings.secondFactor;
  switch (factor.state) {
    case 'enrol-app':
      return createEnrolAppStep(world, attempt, factor);
    case 'enrol-contact':
      return onNoContact === null
        ? createEnrolContactStep(world, attempt, { ...factor, value: '' })
        : createNoticeStep('contact-missing', {
            actions: { back },
            holds: false,
            subject: onNoContact.kind === 'handoff' ? onNoContact.target : '',
          });
    case 'code':
      if (isSent(factor.channel)) attempt.budget.begin(attempt, world.now());
      return createCodeStep(world, attempt, { ...factor, isEnrolling: false, back });
  }
}

/** Told by label and status alone. */
async function refused(world: SignInWorld, attempt: Attempt, refusal: Refusal, signal: AbortSignal): Promise<Turn> {
  const { from, label, status } = refusal;
  const actions = { back: (): Turn => world.toPassword(attempt, null) };
  const fast = tooFast(refusal, world.now());
  if (fast) return world.toPassword(attempt, fast);
  // Who has just changed it and is told to do so again is locked, which the library takes for the same.
  if (label === 'password-due' && attempt.isChanged) return world.toPassword(attempt, problem('credentials-wrong'));
  if (label === 'password-due') {
    const step = await createChangePasswordStep(world, attempt, requiredChange(world, attempt), signal);
    return { step, problem: null };
  }
  if (label === 'disabled')
    return { step: createNoticeStep('account-disabled', { actions, holds: false }), problem: null };
  if (label === 'credentials' || status === 401) return world.toPassword(attempt, problem('credentials-wrong'));
  // Role, team, group, or a policy of Keycloak: the number is the same, and an administrator has to look at all of them.
  if (status === 403) return { step: createNoticeStep('no-permission', { actions, holds: false }), problem: null };
  // The password was right: what failed is the code that is sent along.
  if (from === 'second-factor') return world.toPassword(attempt, problem('delivery-failed'));
  // Finesse's own number for an agent it does not know.
  const isStranger = status === 404 && world.settings.finesse !== null;
  return world.toPassword(attempt, problem(isStranger ? 'credentials-wrong' : 'answer-invalid'));
}

/** The present password has been given, and is of no use but for this. */
const requiredChange = (world: SignInWorld, attempt: Attempt): PasswordChange => ({
  reason: 'required',
  // A locked account is told to change its password too: whoever cannot has to have a way out.
  actions: { back: () => world.toPassword(attempt, null) },
  present: () => attempt.password.value,
  wrong: () => world.toPassword(attempt, problem('credentials-wrong')),
  changed: (next, signal) => world.login(next, signal),
});
