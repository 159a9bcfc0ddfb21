import type { SignInMethod } from '../core/desk.js';
import type { DeskpassError, WireError } from '../core/errors.js';
import type { Answer, Challenge, Display } from './challenge.js';
import type { Credential } from './credential.js';
import type { ActionOutcome, Demands } from './demands.js';
import type { SealedStore } from './sealed-store.js';

/** What a backend may use of the world. Nothing else: a backend has no globals of its own. */
export interface BackendContext {
  readonly method: SignInMethod;
  /** The page's address without query and fragment: where a redirect comes back to. */
  readonly pageUrl: string;
  /** Whether `http:` is allowed on loopback hosts. */
  readonly development: boolean;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly store: SealedStore;
  /** Tells the page of a failure that ends nothing, a sign-out the system has not taken for example. Absent: nobody listens. */
  readonly report?: (error: DeskpassError) => void;
}

/** What a probe found out. */
export interface Detection {
  /** `hybrid`: the system wants to know who it is before it says how; `anonymous`: nothing is asked. */
  readonly mode: 'sso' | 'password' | 'hybrid' | 'anonymous';
}

export interface BeginOptions {
  /** How a redirect is shown; null leaves it to the sign-in method's settings. */
  readonly display: Display | null;
  /** Ask the system without showing anything to the agent; refused with `login-required` where it must ask. */
  readonly silent: boolean;
  /** Same-origin address to come back to. */
  readonly returnTo: string;
  /** Only what {@link Backend.meets} names. Default none. */
  readonly demands?: Demands;
  /** Somebody is signed in, and is to keep that session where nothing comes of this. Default false. */
  readonly keepsSession?: boolean;
  readonly signal: AbortSignal;
}

/** What a step of the conversation leads to. */
export type Outcome =
  | { readonly done: false; readonly challenge: Challenge }
  | {
      readonly done: true;
      readonly credential: Credential;
      readonly returnTo: string;
      /** What became of the action that was asked for; absent where none was. */
      readonly action?: ActionOutcome | undefined;
      /** Why more was asked for in vain: the session is the one that there was before. Absent where nothing was refused. */
      readonly refused?: WireError | undefined;
    };

/**
 * One authentication system. Runs inside the vault and draws nothing.
 *
 * Rules that the contract suite holds every backend to:
 * 1. Every method settles; every rejection is a `DeskpassError`, or an `AbortError` once its signal is aborted.
 * 2. No rejection, challenge or session holds a credential or an answer, except the key that `enrol-totp` shows and the
 *    codes of `recovery-codes`: those the agent has to see.
 * 3. `detect` has no effect on the system or on a conversation under way.
 * 4. `begin` starts afresh; what an earlier conversation left is void.
 * 5. A wrong answer resolves with a challenge whose `problem` says why, or with a `notice`. A rejection with
 *    `provider-unreachable` or `provider-invalid` keeps the conversation: the same challenge can be answered again.
 *    Any other rejection ends it. `begin` can be called at any time.
 * 6. A redirect answer works in a new vault (the page was reloaded in between) and works once.
 * 7. `renew` rejects with `session-ended` when the system refuses for good, and with any other code when trying
 *    again later may help. Where somebody else is signed in by now, it may resolve with theirs and a `change`.
 * 8. `end` names an address only where the system can be reached, and rejects where the system had to be told and could
 *    not be.
 * 9. Every signal of a conversation is aborted once it is dropped, also those of steps that are over: what a backend
 *    keeps between two steps, a password for example, goes then, and a redirect that is out is void.
 * 10. `protectedUrls` names at least one address from the start, and every address that takes or gives a credential
 *     once a conversation has begun.
 */
export interface Backend {
  /** The demands that this backend meets or refuses by itself. Default none: the others are refused before `begin`. */
  readonly meets?: readonly (keyof Demands)[];
  detect(options: { readonly signal: AbortSignal }): Promise<Detection>;
  begin(options: BeginOptions): Promise<Outcome>;
  answer(answer: Answer, options: { readonly signal: AbortSignal }): Promise<Outcome>;
  renew(credential: Credential, options: { readonly signal: AbortSignal }): Promise<Credential>;
  /** Ends the session at the system. Resolves with the address the page goes to, or null. */
  end(credential: Credential, options: { readonly signal: AbortSignal }): Promise<string | null>;
  /**
   * Absolute URLs, without query, at and below which no gadget may ever send anything, whatever a grant says: the
   * system's own address and every endpoint of it known so far. It grows; read it at every decision.
   */
  protectedUrls(): readonly string[];
}

/** Makes a backend from a sign-in method; throws `desk-file-invalid` where its settings are wrong. */
export type BackendFactory = (context: BackendContext) => Backend;
