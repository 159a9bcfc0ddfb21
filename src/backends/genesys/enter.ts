import type { NoticeCode } from '../../auth/challenge.js';
import type { Problem } from '../../auth/problem.js';
import type { Agent } from './agent.js';
import type { EngageEndpoints } from './engage-endpoints.js';
import { asFailure } from './refusal.js';
import { brokenRules, policyFor } from './password-rules.js';
import type { EngageSettings } from './settings.js';
import { problem, type Step, type Turn } from './step.js';
import { createCredential, type Tokens } from './tokens.js';

/** What has to be known about a sign-in whose tokens have come. */
export interface Entry {
  readonly service: EngageEndpoints;
  readonly settings: EngageSettings;
  /** The sign-in method's id. */
  readonly method: string;
  readonly authMode: 'sso' | 'password';
  readonly returnTo: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Back to the beginning. */
  readonly restart: (why: Problem | null) => Turn;
}

/** A refusal or a lack that the agent cannot mend, with the way back. */
export function noticeStep(notice: NoticeCode, restart: () => Turn): Step {
  return {
    challenge: { kind: 'notice', notice, until: null, subject: '', problem: null, actions: ['back', 'cancel'] },
    actions: { back: restart },
    take: () => Promise.resolve(restart()),
  };
}

/** Goes where the tokens lead: in, or to a new password, or to a notice, whose token is ended. */
export async function enter(tokens: Tokens, entry: Entry, signal: AbortSignal): Promise<Turn> {
  const { service, restart } = entry;
  const agent = await service.agentOf(tokens.accessToken, signal);
  if (agent === null) return restart(problem('timed-out'));
  if (agent.mustChangePassword) return { step: changePasswordStep(tokens, agent, entry, null) };
  return admit(tokens, agent, entry);
}

function admit(tokens: Tokens, agent: Agent, entry: Entry): Turn {
  const { settings, method, authMode, returnTo, restart } = entry;
  const { identity, claims, permissions, hasCompany } = agent;
  const lacks: NoticeCode | null =
    !hasCompany && !settings.acceptAgentsWithoutCompany
      ? 'no-company'
      : permissions.length === 0 && !settings.acceptAgentsWithoutRoles
        ? 'no-roles'
        : null;
  if (lacks !== null) {
    letGo(tokens, entry);
    return { step: noticeStep(lacks, () => restart(null)) };
  }
  return { credential: createCredential(tokens, { identity, claims, permissions, authMode, method }), returnTo };
}

/** Ends tokens that nobody is given. They end by themselves too. */
function letGo({ accessToken }: Tokens, { service }: Entry): void {
  void service.signOut(accessToken, AbortSignal.timeout(3_000)).catch(() => undefined);
}

/** The present password is asked for again, so that none is kept between two steps. */
function changePasswordStep(tokens: Tokens, agent: Agent, entry: Entry, why: Problem | null): Step {
  const { service, restart, now } = entry;
  const policy = policyFor(agent.identity.username);
  const again = (reason: Problem): Turn => ({ step: changePasswordStep(tokens, agent, entry, reason) });
  return {
    challenge: {
      kind: 'change-password',
      identifier: agent.identity.username,
      reason: 'required',
      asksCurrent: true,
      policy,
      problem: why,
      actions: ['back', 'cancel'],
    },
    actions: { back: () => restart(null) },
    leave: () => {
      letGo(tokens, entry);
    },
    async take(answer, signal) {
      if (answer.kind !== 'change-password') return again(problem('answer-invalid'));
      const { current, password } = answer;
      const rules = password === current ? (['history'] as const) : brokenRules(policy, password);
      if (rules.length > 0) return again({ ...problem('password-rejected'), rules });
      const { accessToken } = tokens;
      const given = { accessToken, oldPassword: current, newPassword: password };
      const refusal = await service.changePassword(given, signal);
      if (refusal === null) return admit(tokens, agent, entry);
      if (refusal.status === 401) return restart(problem('timed-out'));
      // It says that it could not be changed, and not why: the present password may be wrong, or the new one not allowed.
      if (refusal.status === 403 || refusal.status === 400 || refusal.status < 300)
        return again(problem('password-rejected'));
      if (refusal.status !== 429) throw asFailure(refusal);
      const { retryAfter } = refusal;
      return again(problem('too-fast', retryAfter === null ? null : now() + retryAfter * 1000));
    },
  };
}
