import type { RedirectChallenge } from '../auth/challenge.js';

/** One try to sign in. */
export interface Attempt {
  readonly method: string;
  readonly signal: AbortSignal;
  /** The agent's click, the page's own hope that the provider still knows them, or an answer in the address. */
  readonly cause: 'click' | 'restore' | 'return';
  /** Nobody has asked for it, so nobody needs to be told that the provider does not know the agent. */
  readonly silent: boolean;
  popup: Window | null;
  /** Where the window was to go that the browser did not open, because the press was answered by the system first. */
  blocked: RedirectChallenge | null;
}
