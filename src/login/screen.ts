import type { Display } from '../auth/challenge.js';
import type { DeskpassError } from '../core/errors.js';
import type { Identity } from '../core/identity.js';
import type { Callout } from '../ui/callout.js';

/** What a button asks the session for. */
export type Intent =
  | { readonly kind: 'sign-in'; readonly method?: string; readonly display?: Display }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'sign-out' }
  | { readonly kind: 'renew' }
  | { readonly kind: 'retry' };

/** One button. */
export interface Action {
  readonly intent: Intent;
  readonly label: string;
  /** The one thing to do, another way, or a way out. */
  readonly look: 'primary' | 'plain' | 'quiet';
  /** Keeps its place, its size and its focus, and does nothing for now. */
  readonly held: boolean;
  /** Shows up after a few seconds only: a way out of something that usually is quicker than that. */
  readonly late: boolean;
  /** Has the word "or" above it. */
  readonly alternative: boolean;
}

/** Everything the card shows. */
export interface Screen {
  /** Names the step. Another name means that the focus moves, the heading is announced and the content is new. */
  readonly step:
    'choose' | 'popup' | 'restoring' | 'signed-in' | 'signing-out' | 'handed-over' | 'failed' | `challenge ${string}`;
  readonly heading: string;
  /** The sentence under the heading, or empty. */
  readonly lede: string;
  readonly callout: Callout | null;
  readonly identity: Identity | null;
  readonly actions: readonly Action[];
  /** Something is under way: the line at the card's upper edge moves. */
  readonly busy: boolean;
  /** What a screen reader is told when it changes, or empty. */
  readonly status: string;
  /** The failure whose code and details can be copied for support, or null. */
  readonly error: DeskpassError | null;
}
