import type { Session } from '../session/session.js';

/**
 * Remembers that "Sign in" was pressed before there was a session to hand the press to. A session that is still
 * starting takes it over and goes on by itself; one that turns out to offer a choice lets the agent choose.
 */
export class EarlyPress {
  #stage: 'none' | 'kept' | 'handed-over' = 'none';

  /** Whether a press waits for something to come of it. */
  get waiting(): boolean {
    return this.#stage !== 'none';
  }

  /** `own` is told where there is no session yet. */
  press(session: Session | null, own: { want(): void }): void {
    this.#stage = 'kept';
    if (!session) own.want();
    this.follow(session);
  }

  /** Call it whenever there is a session or its state is another one. */
  follow(session: Session | null): void {
    if (!session || this.#stage === 'none') return;
    const isKept = this.#stage === 'kept';
    const { state } = session;
    // A session that asks how to sign in remembers the press itself.
    const isAsking = state.status === 'signed-out' && state.methods.length === 0 && !state.error;
    if (state.status === 'starting' || state.status === 'restoring' || isAsking) {
      this.#stage = 'handed-over';
      if (isKept) void session.signIn();
      return;
    }
    this.#stage = 'none';
    if (!isKept || state.status !== 'signed-out' || state.error) return;
    const [only, ...others] = state.methods;
    if (only && others.length === 0) void session.signIn({ method: only.id });
  }
}
