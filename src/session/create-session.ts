import { DeskSession } from './desk-session.js';
import type { Session } from './session.js';
import { browserWorld, type World } from './world.js';

/** What a session is made from. */
export interface SessionOptions {
  /** Address of the desk file, relative to the document. */
  readonly src: string;
  /**
   * Address of `vault.js`, relative to the document. Default: beside the script that this code came with. A copy on the
   * page's own origin does without `worker-src blob: <other origin>` where the script comes from another one.
   */
  readonly vault?: string | undefined;
  /** What to use instead of the browser's own; for tests. */
  readonly world?: Partial<World>;
}

/**
 * Starts a desk's sign-in: takes a provider's answer from the address, fetches the desk file, starts the vault, and
 * finds out whether the agent is signed in or how they can. Never throws; what fails is the session's state.
 *
 * @example
 * ```ts
 * import { createSession, SignedInEvent } from 'deskpass';
 * const session = createSession({ src: '/desk.json' });
 * session.addEventListener(SignedInEvent.type, (event) => {
 *   if (event instanceof SignedInEvent) console.log(event.session.identity.name);
 * });
 * document.querySelector('#sign-in')?.addEventListener('click', () => void session.signIn());
 * ```
 */
export function createSession({ src, vault, world }: SessionOptions): Session {
  return new DeskSession({ src, vault, world: { ...browserWorld(), ...world } });
}
