import type { Backend, Outcome } from '../auth/backend.js';
import type { Answer, Challenge, RedirectChallenge } from '../auth/challenge.js';
import type { Step } from '../auth/step.js';
import type { Credential } from '../auth/credential.js';
import { nobodyWaits } from '../auth/nobody-waits.js';
import type { VaultCalls } from '../auth/vault-contract.js';
import { asDeskpassError, DeskpassError } from '../core/errors.js';
import { isSecureUrl } from '../core/loopback.js';
import type { Params } from '../wire/contract.js';
import type { Clock } from './clock.js';
import { setDeadline } from './deadline.js';
import type { SignInBackends } from './sign-in-backends.js';
import { orAborted } from './single-flight.js';
import type { VaultStore } from './vault-store.js';

/** Signing in, one conversation at a time. */
export interface Conversation {
  /** `keepsSession`: somebody is signed in. */
  begin(params: Params<VaultCalls, 'begin'>, signal: AbortSignal, keepsSession: boolean): Promise<Step>;
  /** Answers the challenge under way. Rejects with `request-invalid` for anything that is no answer to it. */
  answer(answer: Answer, signal: AbortSignal): Promise<Step>;
  /** Gives up the conversation under way: its calls reject with `sign-in-cancelled`, its outcome is thrown away. */
  drop(): void;
}

export interface ConversationOptions {
  readonly backends: SignInBackends;
  readonly pageUrl: string;
  readonly development: boolean;
  readonly store: VaultStore;
  readonly clock: Clock;
  /** A sign-in has succeeded. */
  readonly onCredential: (credential: Credential, backend: Backend) => void;
}

/** A step that has led nowhere by then does not lead anywhere. Longer than a telephone takes to sign in. */
const STEP_TIMEOUT_MS = 60_000;

/** In characters. */
const MAX_QUERY = 65_536;

/** The conversation under way. */
interface Current {
  readonly method: string;
  readonly controller: AbortController;
  /** What the agent was asked last, or null. */
  challenge: Challenge | null;
  /** Whether an answer to it is on its way. */
  answering: boolean;
}

/** The end of a `state` that one of our redirects carries: which display, and which way to sign in. */
const OURS = /;deskpass\.(?:redirect|popup)\.([A-Za-z0-9_-]{1,64})$/;

/** Where the last answer that was taken is kept: one place, so that no link can fill the store with answers of its own. */
const TAKEN = 'taken';

const cancelled = (): DeskpassError => new DeskpassError('sign-in-cancelled', 'The sign-in was given up');

/** Makes a conversation that has not begun. */
export function createConversation(options: ConversationOptions): Conversation {
  const { backends, pageUrl, development, store, clock, onCredential } = options;
  let current: Current | null = null;
  /** Answers to redirects that may be nothing: what is under way goes on until one has led somewhere. */
  const arriving = new Set<Current>();

  const drop = (): void => {
    const dropped = [...arriving, ...(current ? [current] : [])];
    arriving.clear();
    current = null;
    for (const { controller } of dropped) controller.abort(cancelled());
  };

  const create = (method: string): Current => ({
    method,
    controller: new AbortController(),
    challenge: null,
    answering: false,
  });

  /** Runs one step; what comes out of it after the conversation was dropped or withdrawn is thrown away. */
  const take = async (
    conversation: Current,
    caller: AbortSignal,
    step: (backend: Backend, signal: AbortSignal) => Promise<Outcome>,
  ) => {
    const { method, controller } = conversation;
    const deadline = setDeadline(clock, STEP_TIMEOUT_MS, 'provider-unreachable', 'The sign-in system did not answer');
    // The controller's part outlives the step: a backend forgets what it keeps when the conversation is dropped.
    const signal = AbortSignal.any([caller, controller.signal, deadline.signal]);
    try {
      const backend = await orAborted(backends.open(method), signal);
      const outcome = await orAborted(step(backend, signal), signal);
      if (arriving.delete(conversation)) {
        drop();
        current = conversation;
      }
      if (!outcome.done) {
        const { challenge } = outcome;
        if (challenge.kind === 'redirect' && !isFit(challenge)) {
          throw (await import('./redirect-refusal.js')).redirectRefusal(challenge, development);
        }
        conversation.challenge = challenge;
        return outcome;
      }
      const { credential, returnTo, action, refused } = outcome;
      current = null;
      onCredential(credential, backend);
      return { done: true, session: credential.session, returnTo: sameOrigin(returnTo), action, refused } as const;
    } finally {
      arriving.delete(conversation);
      deadline.clear();
    }
  };

  /** Takes an answer to what the agent is asked, one at a time. */
  const reply = async (conversation: Current, value: unknown, caller: AbortSignal) => {
    if (!conversation.challenge) throw nobodyWaits();
    if (conversation.answering) throw new DeskpassError('request-invalid', 'An answer is on its way already');
    conversation.answering = true;
    try {
      // A sign-in by redirect never gets here.
      const { parseAnswer } = await orAborted(import('./parse-answer.js'), conversation.controller.signal);
      const answer = parseAnswer(value, conversation.challenge);
      return await take(conversation, caller, (backend, signal) => backend.answer(answer, { signal }));
    } finally {
      conversation.answering = false;
    }
  };

  /** Takes what came back from a redirect, which may have begun in an earlier vault. */
  const comeBack = async (query: string, caller: AbortSignal) => {
    const state = query.length > MAX_QUERY ? '' : stateOf(query);
    const method = OURS.exec(state)?.[1];
    if (method === undefined || !backends.methods.some(({ id }) => id === method)) throw nobodyWaits();
    const conversation = current?.method === method ? current : create(method);
    if (conversation !== current) arriving.add(conversation);
    let isTaken = true;
    try {
      return await take(conversation, caller, (backend, signal) =>
        backend.answer({ kind: 'redirect', query }, { signal }),
      );
    } catch (thrown) {
      isTaken = asDeskpassError(thrown).code !== 'sign-in-expired';
      if (!isTaken && (await store.get(TAKEN)) === state) throw nobodyWaits('callback-replayed');
      throw thrown;
    } finally {
      // Nobody waits for it: the agent is signed in meanwhile.
      if (isTaken) void store.set(TAKEN, state);
    }
  };

  /** A redirect must lead to where nobody listens in, and the page must keep what its answer belongs to. */
  const isFit = ({ url, display }: RedirectChallenge): boolean =>
    URL.canParse(url) && isSecureUrl(new URL(url), development) && (display === 'popup' || store.isLasting);

  /** Only an address of the page's own origin is ever gone back to. */
  const sameOrigin = (address: string): string => {
    if (!URL.canParse(address, pageUrl)) return '';
    const url = new URL(address, pageUrl);
    return address !== '' && url.origin === new URL(pageUrl).origin ? url.href : '';
  };

  return {
    drop,
    begin({ method, display, silent, returnTo, demands = {} }, signal, keepsSession) {
      drop();
      current = create(method);
      return take(current, signal, async (backend, bounded) => {
        if (Object.keys(demands).length > 0) (await import('./unmet-demand.js')).refuseUnmetDemand(demands, backend);
        return backend.begin({
          display,
          silent,
          returnTo: sameOrigin(returnTo),
          demands,
          keepsSession,
          signal: bounded,
        });
      });
    },
    async answer(value, signal) {
      if (value.kind === 'redirect') return comeBack(value.query, signal);
      if (!current) throw nobodyWaits();
      return reply(current, value, signal);
    },
  };
}

/** The `state` of a callback, or empty. A repeated one counts as none (RFC 6749 §3.1). */
function stateOf(query: string): string {
  const [state = '', ...more] = new URLSearchParams(query).getAll('state');
  return more.length === 0 ? state : '';
}
