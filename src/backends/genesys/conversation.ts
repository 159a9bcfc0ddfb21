import type { Backend, BackendContext, Outcome } from '../../auth/backend.js';
import type { Display, RedirectChallenge } from '../../auth/challenge.js';
import { nobodyWaits } from '../../auth/nobody-waits.js';
import { asDeskpassError } from '../../core/errors.js';
import { isPassing } from '../../core/is-passing.js';
import { abortable, stopped } from '../abortable.js';
import { sameOriginUrl } from '../same-origin-url.js';
import { notAsked } from '../not-asked.js';
import { loginRequired } from './failures.js';
import type { Step, Turn } from './step.js';

/** What is particular to a product. */
export interface Conversing {
  /** The first step, or null where the sign-in begins on a page of Genesys. */
  first(): Step | null;
  /** The way to that page. */
  redirect(options: {
    readonly display: Display;
    readonly returnTo: string;
    readonly signal: AbortSignal;
  }): Promise<RedirectChallenge>;
  /** Takes what came back from it. */
  comeBack(query: string, signal: AbortSignal): Promise<Turn>;
  /** Makes a way to that page void. */
  drop(): Promise<void>;
}

/** Where a conversation stands. */
interface Standing {
  readonly step: Step;
  readonly display: Display;
  readonly returnTo: string;
}

/**
 * Signs agents in, one conversation at a time. No password is kept between two steps; a token that waits for a new password
 * is let go when the conversation is left, which the signals of its steps tell.
 */
export function createConversation(
  { pageUrl }: BackendContext,
  usual: Display,
  product: Conversing,
): Pick<Backend, 'begin' | 'answer'> {
  let standing: Standing | null = null;
  /** Another one for each `begin`: what began before it leads nowhere. */
  let life: object = {};

  const leave = (): void => {
    const left = standing;
    standing = null;
    left?.step.leave?.();
  };

  const settle = async (turn: Turn, { display, returnTo }: Omit<Standing, 'step'>, signal: AbortSignal) => {
    const own = life;
    if ('redirect' in turn) {
      const challenge = await product.redirect({ display, returnTo, signal });
      if (own !== life) throw nobodyWaits();
      standing = null;
      // What is given up is void, like what is begun anew.
      signal.addEventListener('abort', () => {
        if (own === life) void product.drop();
      });
      return { done: false, challenge } satisfies Outcome;
    }
    if ('credential' in turn) {
      standing = null;
      return {
        done: true,
        credential: turn.credential,
        returnTo: turn.returnTo === '' ? returnTo : turn.returnTo,
      } satisfies Outcome;
    }
    const now: Standing = { step: turn.step, display, returnTo };
    standing = now;
    signal.addEventListener('abort', () => {
      if (standing === now) leave();
    });
    return { done: false, challenge: turn.step.challenge } satisfies Outcome;
  };

  const guarded = async (signal: AbortSignal, work: () => Promise<Outcome>): Promise<Outcome> => {
    if (signal.aborted) throw stopped();
    const own = life;
    const outcome = await abortable(work(), signal);
    if (own !== life) throw nobodyWaits();
    return outcome;
  };

  return {
    async begin({ display, silent, returnTo, signal }) {
      if (signal.aborted) throw stopped();
      leave();
      life = {};
      const where = { display: display ?? usual, returnTo: sameOriginUrl(returnTo, pageUrl) };
      return guarded(signal, async () => {
        await product.drop();
        if (silent) throw loginRequired();
        const step = product.first();
        return settle(step === null ? { redirect: true } : { step }, where, signal);
      });
    },
    answer: (answer, { signal }) =>
      guarded(signal, async () => {
        if (answer.kind === 'redirect') {
          return settle(await product.comeBack(answer.query, signal), { display: usual, returnTo: '' }, signal);
        }
        if (!standing) throw nobodyWaits();
        const asked = standing;
        const { step } = asked;
        const own = life;
        if (answer.kind === 'action') {
          const act = step.actions[answer.action];
          if (!act) throw notAsked();
          leave();
          return settle(act(), asked, signal);
        }
        if (answer.kind !== step.challenge.kind) throw notAsked();
        try {
          const turn = await step.take(answer, signal);
          if (own !== life || signal.aborted) throw nobodyWaits();
          return await settle(turn, asked, signal);
        } catch (thrown) {
          if (own === life && !signal.aborted && !isPassing(asDeskpassError(thrown))) leave();
          throw thrown;
        }
      }),
  };
}
