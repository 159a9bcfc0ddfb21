import type { PublicSession } from '../core/identity.js';
import type { Answer, Challenge } from './challenge.js';
import type { ActionOutcome } from './demands.js';

/** The challenges that our own card asks. */
export type AskedChallenge = Exclude<Challenge, { readonly kind: 'method' | 'redirect' }>;

/** What an agent replies to a challenge that our own card asks. */
export type AskedAnswer = Exclude<Answer, { readonly kind: 'method' | 'redirect' }>;

/** Where a sign-in stands: another challenge, or signed in. */
export type Step =
  | { readonly done: false; readonly challenge: Challenge }
  | {
      readonly done: true;
      readonly session: PublicSession;
      /** Same-origin address the agent was at before a redirect, or empty. */
      readonly returnTo: string;
      /** What became of the action that was asked for; absent where none was. */
      readonly action?: ActionOutcome;
    };
