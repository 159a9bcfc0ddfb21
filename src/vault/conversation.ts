import type { Backend, Outcome } from '../auth/backend.js';
import type { Answer, Step } from '../auth/challenge.js';
import type { Credential } from '../auth/credential.js';
import type { VaultCalls } from '../auth/vault-contract.js';
import { DeskpassError } from '../core/errors.js';
import { isSecureUrl } from '../core/loopback.js';
import type { Params } from '../wire/contract.js';
import type { SignInBackends } from './sign-in-backends.js';
import { orAborted } from './single-flight.js';
import type { VaultStore } from './vault-store.js';

/** Signing in, one conversation at a time. */
export interface Conversation {
  begin(params: Params<VaultCalls, 'begin'>, signal: AbortSignal): Promise<Step>;
  answer(answer: Answer, signal: AbortSignal): Promise<Step>;
  /** Gives up the conversation under way: its calls reject with `sign-in-cancelled`, its outcome is thrown away. */
  drop(): void;
}

export interface ConversationOptions {
  readonly backends: SignInBackends;
  readonly pageUrl: string;
  readonly development: boolean;
  readonly store: VaultStore;
  /** A sign-in has succeeded. */
  readonly onCredential: (credential: Credential, backend: Backend) => void;
}

/** The end of a `state` that one of our redirects carries: which display, and which way to sign in. */
const OURS = /;deskpass\.(?:redirect|popup)\.([A-Za-z0-9_-]{1,64})$/;

const cancelled = (): DeskpassError => new DeskpassError('sign-in-cancelled', 'The sign-in was given up');

/** Makes a conversation that has not begun. */
export function createConversation(options: ConversationOptions): Conversation {
  const { backends, pageUrl, development, store, onCredential } = options;
  let current: { readonly method: string; readonly controller: AbortController } | null = null;

  const drop = (): void => {
    const dropped = current;
    current = null;
    dropped?.controller.abort(cancelled());
  };

  const open = (method: string): NonNullable<typeof current> => {
    drop();
    return (current = { method, controller: new AbortController() });
  };

  /** Runs one step; what comes out of it after the conversation was dropped or withdrawn is thrown away. */
  const take = async (
    method: string,
    caller: AbortSignal,
    step: (backend: Backend, signal: AbortSignal) => Promise<Outcome>,
  ) => {
    const { controller } = current?.method === method ? current : open(method);
    const signal = AbortSignal.any([caller, controller.signal]);
    const backend = await orAborted(backends.open(method), signal);
    const outcome = await orAborted(step(backend, signal), signal);
    if (!outcome.done) {
      checkChallenge(outcome.challenge);
      return outcome;
    }
    const { credential, returnTo } = outcome;
    current = null;
    onCredential(credential, backend);
    return { done: true, session: credential.session, returnTo: sameOrigin(returnTo) } as const;
  };

  const checkChallenge = (challenge: Extract<Outcome, { done: false }>['challenge']): void => {
    if (challenge.kind !== 'redirect') return;
    if (!URL.canParse(challenge.url) || !isSecureUrl(new URL(challenge.url), development)) {
      throw new DeskpassError(
        'provider-invalid',
        'The sign-in system wants to redirect to an address that is not https',
      );
    }
    if (challenge.display === 'redirect' && !store.isLasting) {
      throw new DeskpassError(
        'storage-refused',
        'This browser keeps nothing for the page, so a redirect could not come back',
        {
          suggestion: 'Allow site data for this page, leave the private window, or sign in by popup.',
        },
      );
    }
  };

  /** Only an address of the page's own origin is ever gone back to. */
  const sameOrigin = (address: string): string => {
    if (!URL.canParse(address, pageUrl)) return '';
    const url = new URL(address, pageUrl);
    return address !== '' && url.origin === new URL(pageUrl).origin ? url.href : '';
  };

  return {
    drop,
    begin({ method, display, silent, returnTo }, signal) {
      open(method);
      return take(method, signal, (backend, bounded) =>
        backend.begin({ display, silent, returnTo: sameOrigin(returnTo), signal: bounded }),
      );
    },
    answer(answer, signal) {
      const method = answer.kind === 'redirect' ? methodOf(answer.query) : current?.method;
      if (method === undefined || !backends.methods.some(({ id }) => id === method)) {
        const unknown = new DeskpassError('callback-replayed', 'No sign-in waits for this answer', {
          suggestion: 'Start signing in again.',
        });
        return Promise.reject(unknown);
      }
      return take(method, signal, (backend, bounded) => backend.answer(answer, { signal: bounded }));
    },
  };
}

/** The way to sign in that a callback's `state` names, or undefined. A repeated `state` names none (RFC 6749 §3.1). */
function methodOf(query: string): string | undefined {
  const states = new URLSearchParams(query).getAll('state');
  return states.length === 1 ? OURS.exec(states[0] ?? '')?.[1] : undefined;
}
