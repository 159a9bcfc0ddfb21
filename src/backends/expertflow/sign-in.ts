import type { Backend, BackendContext, Outcome } from '../../auth/backend.js';
import type { Answer, StepAction } from '../../auth/challenge.js';
import { nobodyWaits } from '../../auth/nobody-waits.js';
import type { AskedChallenge } from '../../auth/step.js';
import type { Problem } from '../../auth/problem.js';
import { asDeskpassError } from '../../core/errors.js';
import { isPassing } from '../../core/is-passing.js';
import { abortable, stopped } from '../abortable.js';
import { sameOriginUrl } from '../same-origin-url.js';
import { notAsked } from '../not-asked.js';
import type { Attempt } from './attempt.js';
import type { Entry } from './credential.js';
import { enter } from './enter.js';
import { loginRequired } from './failures.js';
import { FactorBudget } from './factor-budget.js';
import { createPasswordStep } from './password-step.js';
import type { EndpointClient } from './endpoint-client.js';
import type { ExpertflowSettings } from './settings.js';
import { problem, type SignInStep, type SignInWorld, type TakenAction, type Turn } from './step.js';

export interface SignInOptions {
  readonly context: BackendContext;
  readonly settings: ExpertflowSettings;
  readonly service: EndpointClient;
  readonly onEntry: (entry: Entry) => void;
}

type Timer = ReturnType<typeof setTimeout>;

/** Where the conversation stands. */
interface Standing {
  readonly step: SignInStep;
  readonly challenge: AskedChallenge;
  readonly returnTo: string;
}

/**
 * Signs agents in, one conversation at a time.
 *
 * The password is held from the moment it is sent until the sign-in has come through, has been refused, gone back,
 * begun anew or been dropped, and for as long as the settings say at most; then it is overwritten. That a conversation
 * has been dropped is seen by the signal of its last step, which the vault aborts also after that step is over.
 */
export function createSignIn({
  context,
  settings,
  service,
  onEntry,
}: SignInOptions): Pick<Backend, 'begin' | 'answer'> {
  const { now, method, pageUrl } = context;
  let standing: Standing | null = null;
  let held: { readonly attempt: Attempt; readonly until: number; readonly timer: Timer } | null = null;
  /** Ends with the conversation, and with it every request that it still has under way. */
  let life = new AbortController();
  /** The signal of the answer that was taken last. */
  let watched: AbortSignal | null = null;
  let isBusy = false;
  const budgets = new Map<string, FactorBudget>();

  const wipe = (): void => {
    if (held) clearTimeout(held.timer);
    held?.attempt.password.wipe();
    held = null;
  };

  const hold = (attempt: Attempt): void => {
    if (held?.attempt === attempt) return;
    wipe();
    const timer = setTimeout(expire, settings.passwordHoldMs);
    held = { attempt, until: now() + settings.passwordHoldMs, timer };
  };

  const world: SignInWorld = {
    service,
    settings,
    now,
    report: (failure) => context.report?.(failure),
    hold,
    async login(attempt, signal) {
      hold(attempt);
      const { username, extension } = attempt;
      const password = attempt.password.value;
      if (password === null) return world.toPassword(attempt, problem('timed-out'));
      const { fields, more } = loginRequest(settings, { username, password, extension });
      return world.enter(attempt, await service.ask('login', fields, { more, signal }), signal);
    },
    enter: (attempt, reply, signal) =>
      enter({
        world,
        method: method.id,
        attempt,
        reply,
        signal,
        onEntry(entry) {
          attempt.password.wipe();
          budgets.delete(attempt.username.toLowerCase());
          onEntry(entry);
        },
      }),
    budgetOf(username) {
      for (const [name, budget] of budgets) if (budget.isOver(now())) budgets.delete(name);
      // Names of agents are the same in both cases.
      const name = username.toLowerCase();
      const budget = budgets.get(name) ?? new FactorBudget(settings.secondFactor);
      budgets.set(name, budget);
      return budget;
    },
    toPassword: (attempt, why) => ({ step: createPasswordStep(world, attempt), problem: why }),
  };

  const stand = (step: SignInStep, why: Problem | null, returnTo: string): Outcome => {
    const leading = Object.keys(step.actions) as TakenAction[];
    const actions: StepAction[] = step.isOptional === true ? leading : [...leading, 'cancel'];
    standing = { step, challenge: step.challenge({ problem: why, actions }), returnTo };
    if (!step.holds) wipe();
    return { done: false, challenge: standing.challenge };
  };

  /** The password goes, and with it every step that needs it. */
  function expire(): void {
    const attempt = held?.attempt;
    wipe();
    if (!attempt || !standing?.step.holds) return;
    const { challenge, returnTo } = standing;
    const late = (): Turn => world.toPassword(attempt, problem('timed-out'));
    const { actions } = standing.step;
    const lateActions = Object.fromEntries(Object.keys(actions).map((name) => [name, late]));
    const step: SignInStep = {
      holds: false,
      challenge: () => challenge,
      actions: lateActions,
      take: () => Promise.resolve(late()),
    };
    standing = { step, challenge, returnTo };
  }

  const take = async (answer: Answer, signal: AbortSignal): Promise<Outcome> => {
    if (!standing) throw nobodyWaits();
    const { step, challenge, returnTo } = standing;
    const act = answer.kind === 'action' ? step.actions[answer.action] : undefined;
    const fits = answer.kind === 'action' ? act !== undefined : answer.kind === challenge.kind;
    if (isBusy || !fits) throw notAsked();
    const own = life;
    const bounded = AbortSignal.any([signal, own.signal]);
    isBusy = true;
    try {
      const turn = await abortable(Promise.resolve(act ? act(bounded) : step.take(answer, bounded)), bounded);
      if ('step' in turn) return stand(turn.step, turn.problem, returnTo);
      standing = null;
      wipe();
      return { done: true, credential: turn.credential, returnTo };
    } catch (thrown) {
      if (own !== life && !signal.aborted) throw nobodyWaits();
      if (signal.aborted) {
        if (own === life) expire();
        throw stopped();
      }
      const failure = asDeskpassError(thrown);
      if (!isPassing(failure)) standing = null;
      if (!standing?.step.holds) wipe();
      throw failure;
    } finally {
      if (own === life) isBusy = false;
    }
  };

  /** The vault aborts the signal of a step that is over when the conversation is dropped. */
  const watch = (signal: AbortSignal): void => {
    watched = signal;
    const drop = (): void => {
      if (watched === signal) expire();
    };
    signal.addEventListener('abort', drop, { once: true });
  };

  return {
    async begin({ silent, returnTo, signal }) {
      life.abort();
      life = new AbortController();
      watched = null;
      isBusy = false;
      standing = null;
      wipe();
      if (signal.aborted) throw stopped();
      if (silent) throw loginRequired();
      const step = createPasswordStep(world, { username: '', extension: '' });
      return Promise.resolve(stand(step, null, sameOriginUrl(returnTo, pageUrl)));
    },
    async answer(answer, { signal }) {
      if (signal.aborted) throw stopped();
      // A machine that slept did not call back in time.
      if (held && now() >= held.until) expire();
      const outcome = await take(answer, signal);
      if (!outcome.done) watch(signal);
      return outcome;
    },
  };
}

/** Finesse's own agents are signed in by Finesse, which Expertflow asks. */
function loginRequest(
  { finesse }: ExpertflowSettings,
  { extension, ...own }: { readonly username: string; readonly password: string; readonly extension: string },
) {
  if (finesse === null) return { fields: own, more: {} };
  const { url, roles } = finesse;
  const more = { finesseUrl: url, authToken: '', authWithSSO: false };
  // The release that takes a phone line takes it in the place of the roles.
  return extension === ''
    ? { fields: own, more: { ...more, roles } }
    : { fields: { ...own, agentExtension: extension }, more };
}
