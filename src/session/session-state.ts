import type { AskedChallenge } from '../auth/step.js';
import type { Method } from '../auth/method.js';
import type { EndReason } from '../auth/vault-contract.js';
import type { DeskpassError } from '../core/errors.js';
import type { PublicSession } from '../core/identity.js';

/**
 * Why nobody is signed in: nobody was, or how the last session ended and where. `signed-out-here`: the system could not
 * be told of the sign-out, and may hold the agent for signed in.
 */
export type SignedOutReason = 'fresh' | EndReason | 'signed-out-here' | 'other-tab';

/** Where the page's sign-in stands. The screen draws this and nothing else. */
export type SessionState =
  /** The desk file and the vault are on their way, or the systems are being asked how to sign in. */
  | { readonly status: 'starting' }
  /** The provider still knows the agent, it seems: the page is on its way there and back without a question. */
  | { readonly status: 'restoring' }
  /** Nobody is signed in and these are the ways to do so. `error` is what went wrong last, or null. */
  | {
      readonly status: 'signed-out';
      readonly reason: SignedOutReason;
      readonly methods: readonly Method[];
      readonly error: DeskpassError | null;
    }
  /** The page is leaving for the provider, or waits for the window it has opened there, or finishes the return. */
  | { readonly status: 'signing-in'; readonly method: string; readonly at: 'vault' | 'provider' | 'popup' }
  /**
   * The system asks the agent something. `busy`: an answer is on its way. `error`: the answer could not be delivered
   * and can be given again, or null.
   */
  | {
      readonly status: 'challenge';
      readonly method: string;
      readonly challenge: AskedChallenge;
      readonly busy: boolean;
      readonly error: DeskpassError | null;
    }
  | {
      readonly status: 'signed-in';
      readonly session: PublicSession;
      /** The session ends within a minute and no renewal has succeeded. */
      readonly expiring: boolean;
    }
  | { readonly status: 'signing-out' }
  /** This window was opened for a sign-in and has handed its answer to the page that opened it: it can be closed. */
  | { readonly status: 'handed-over' }
  /** Nothing can go on before the cause is mended; `retry` starts over. */
  | { readonly status: 'failed'; readonly error: DeskpassError };
