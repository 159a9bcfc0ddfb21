import type { AskedAnswer } from '../auth/step.js';
import type { Desk } from '../core/desk.js';
import type { DeskpassError } from '../core/errors.js';
import type { SessionState } from './session-state.js';
import type { SignInOptions } from './sign-in-options.js';

/**
 * The page's view of one desk: where sign-in stands and what can be done about it. Dispatches the events of
 * `session-events.ts`. No method rejects: what fails becomes the state and a `deskpass-error` event.
 */
export interface Session extends EventTarget {
  readonly state: SessionState;
  /** The desk file, or null until it has arrived; then `deskpass-state` is dispatched once more for the same state. */
  readonly desk: Desk | null;
  /**
   * Starts signing in. Call it in the task of the agent's click where a popup may be wanted. Pressed before the ways
   * to sign in are known, it is remembered and goes on by itself where there is only one. Called while a sign-in is
   * under way, it starts another one in its place, for example because its window is lost.
   *
   * Called while somebody is signed in, it has an effect only with an `action`, `acr` or `maxAge`: that agent is asked for
   * more, and the session stays as it is until the system has answered. The next `deskpass-signed-in` tells what became
   * of an action. Where the system grants less than was asked for, its answer signs nobody in: the agent keeps the
   * session they had, if need be by way of the system once more, and `deskpass-error` tells why.
   */
  signIn(options?: SignInOptions): Promise<void>;
  /**
   * Answers what the system asks, in the state `challenge` only and one answer at a time. The session keeps no copy.
   * Where it cannot be delivered the challenge stays, with the error beside it.
   */
  answer(answer: AskedAnswer): Promise<void>;
  /** Gives up a sign-in under way, or a press that waits, and shows the ways to sign in again. */
  cancel(): void;
  signOut(): Promise<void>;
  renew(): Promise<void>;
  /** Starts over, with the desk file as it is now: after `failed`, and where there is no way to sign in. */
  retry(): Promise<void>;
  /**
   * Gives a gadget's network port to the vault. Resolves with why the vault does not serve it (it has closed the port
   * then, and `deskpass-error` has told of it), or null.
   */
  attach(gadget: string, port: MessagePort): Promise<DeskpassError | null>;
  detach(gadget: string): Promise<void>;
  /** Ends the vault, every listener and every timer. */
  dispose(): void;
}
