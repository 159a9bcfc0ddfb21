import type { AskedAnswer } from '../auth/step.js';
import type { Desk } from '../core/desk.js';
import { asDeskpassError, DeskpassError } from '../core/errors.js';
import type { VaultChannel } from './open-vault.js';
import { openDesk } from './open-desk.js';
import type { PendingCallback } from './pending-callback.js';
import { SessionRun } from './session-run.js';
import type { SessionState } from './session-state.js';
import type { Session } from './session.js';
import { Standing } from './standing.js';
import { vaultListeners } from './vault-listeners.js';
import type { SignInOptions } from './sign-in-options.js';
import type { World } from './world.js';

export interface DeskSessionOptions {
  readonly src: string;
  readonly vault: string | undefined;
  readonly world: World;
}

/** The states of a sign-in that can be given up. */
const GIVEN_UP: readonly SessionState['status'][] = ['starting', 'signing-in', 'restoring', 'challenge'];

/** Whether somebody who is signed in already has something to do at the system. */
const asksMore = ({ action, acr, maxAge }: SignInOptions): boolean =>
  [action, acr, maxAge].some((one) => one !== undefined);

const notSignedIn = (): DeskpassError =>
  new DeskpassError('not-signed-in', 'There is no vault to ask', { suggestion: 'Wait for the state "signed-in".' });

/** Keeps one run after the other going: each has a vault of its own, and a retry begins the next. */
export class DeskSession extends EventTarget implements Session {
  readonly #options: DeskSessionOptions;
  readonly #standing = new Standing(this);
  #desk: Desk | null = null;
  /** An answer from the address that no vault has had yet. */
  #pending: PendingCallback | null;
  /** A press that came before there was a run. */
  #wish: SignInOptions | null = null;
  #ending = new AbortController();
  #run: SessionRun | null = null;
  #isDisposed = false;

  constructor(options: DeskSessionOptions) {
    super();
    this.#options = options;
    this.#pending = options.world.claimCallback();
    const callback = this.#pending?.callback;
    if (callback?.kind === 'redirect') this.#standing.happen({ kind: 'begin', method: callback.method });
    void this.#start();
  }

  get state(): SessionState {
    return this.#standing.state;
  }

  get desk(): Desk | null {
    return this.#desk;
  }

  async signIn(wish: SignInOptions = {}): Promise<void> {
    const { status } = this.state;
    if (this.#isDisposed) return;
    if (status === 'signed-in' && asksMore(wish)) await this.#run?.signIn(wish);
    // Pressed while one is under way: again, for example because its window is lost.
    const isAgain = status === 'signing-in' && this.#standing.methods.length > 0;
    if (status !== 'starting' && status !== 'restoring' && status !== 'signed-out' && !isAgain) return;
    if (this.#run) await this.#run.signIn(wish);
    else this.#wish = wish;
  }

  async answer(answer: AskedAnswer): Promise<void> {
    await this.#run?.answer(answer);
  }

  cancel(): void {
    this.#wish = null;
    if (GIVEN_UP.includes(this.state.status)) this.#run?.cancel();
  }

  async signOut(): Promise<void> {
    await this.#run?.signOut();
  }

  async renew(): Promise<void> {
    await this.#ask((vault) => vault.call('renew', null));
  }

  async retry(): Promise<void> {
    const { status } = this.state;
    const isStuck = status === 'signed-out' && this.#standing.methods.length === 0;
    if (this.#isDisposed || !(isStuck || status === 'failed')) return;
    // The vault takes the desk file once: what it found wrong there is only mended in another run.
    this.#endRun();
    this.#standing.happen({ kind: 'ask' });
    await this.#start();
  }

  attach(gadget: string, port: MessagePort): Promise<DeskpassError | null> {
    if (!this.#run) port.close();
    return this.#ask((vault) => vault.call('attach', { gadget, port }, { transfer: [port] }));
  }

  async detach(gadget: string): Promise<void> {
    await this.#ask((vault) => vault.call('detach', { gadget }));
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#endRun();
  }

  #endRun(): void {
    this.#ending.abort();
    this.#run = null;
  }

  /** Resolves with what went wrong, once that has been reported. */
  async #ask(question: (vault: VaultChannel) => Promise<unknown>): Promise<DeskpassError | null> {
    const { signal } = this.#ending;
    const run = this.#run;
    try {
      if (!run) throw notSignedIn();
      await question(run.vault);
      return null;
    } catch (thrown) {
      // What ended the run has been said already, and a session that was disposed of says nothing.
      if ((run && signal.aborted) || this.#isDisposed) return null;
      const error = asDeskpassError(thrown);
      this.#standing.report(error);
      return error;
    }
  }

  async #start(): Promise<void> {
    this.#ending = new AbortController();
    const { signal } = this.#ending;
    const standing = this.#standing;
    const { world } = this.#options;
    try {
      if (await this.#pending?.handedOver) {
        standing.happen({ kind: 'hand-over' });
        return;
      }
      const { desk, vault } = await openDesk({
        ...this.#options,
        signal,
        listeners: vaultListeners(standing, (ending) => this.#run?.end(ending)),
        onDesk: (found) => {
          this.#desk = found;
          standing.say();
        },
        onStopped: (error) => {
          this.#stop(error);
        },
      });
      this.#run = new SessionRun({ world, standing, desk, vault, wish: this.#wish, signal });
      const callback = this.#pending?.callback ?? null;
      this.#pending = this.#wish = null;
      await this.#run.enter(callback);
    } catch (thrown) {
      if (!signal.aborted) this.#stop(asDeskpassError(thrown));
    }
  }

  #stop(error: DeskpassError): void {
    this.#endRun();
    this.#standing.fail(error);
  }
}
