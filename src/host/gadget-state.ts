import type { DeskpassError } from '../core/errors.js';

/** Where one gadget stands. Its card draws this and nothing else. */
export type GadgetState =
  /** Its page is on its way, or has not said hello yet. */
  | { readonly status: 'loading' }
  | { readonly status: 'working' }
  /** It never said hello: `gadget-silent`. */
  | { readonly status: 'silent'; readonly error: DeskpassError }
  /** Another document came into its frame: `gadget-navigated`. */
  | { readonly status: 'navigated'; readonly error: DeskpassError }
  /** It stopped answering: `gadget-stopped`. Starts again by itself at `restartAt`, or never where that is null. */
  | {
      readonly status: 'stopped';
      readonly error: DeskpassError;
      /** Milliseconds since the epoch. */
      readonly restartAt: number | null;
    }
  /** The desk cannot show it: the address is not allowed, or it speaks another version. */
  | { readonly status: 'failed'; readonly error: DeskpassError };
