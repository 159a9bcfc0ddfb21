import type { WireError } from '../core/errors.js';
import type { PublicSession } from '../core/identity.js';
import type { Answer, Challenge } from './challenge.js';
import type { ActionOutcome } from './demands.js';

/** The challenges that our own card asks. */
export type AskedChallenge = Exclude<Challenge, { readonly kind: 'method' | 'redirect' }>;

/** What an agent replies to a challenge that our own card asks. */
export type AskedAnswer = Exclude<Answer, { readonly kind: 'method' | 'redirect' }>;

/** The end of a sign-in that has succeeded. */
export interface LastStep {
  readonly done: true;
  readonly session: PublicSession;
  /** Same-origin address the agent was at before a redirect, or empty. */
  readonly returnTo: string;
  /** What became of the action that was asked for; absent where none was. */
  readonly action?: ActionOutcome | undefined;
  /** Why more was asked for in vain: the session is the one that there was before. Absent where nothing was refused. */
  readonly refused?: WireError | undefined;
}

/** Where a sign-in stands: another challenge, or signed in. */
export type Step = { readonly done: false; readonly challenge: Challenge } | LastStep;
