import type { Method } from '../auth/method.js';
import { asDeskpassError } from '../core/errors.js';
import type { VaultChannel } from './open-vault.js';
import type { SignInFlow } from './sign-in-flow.js';
import type { Standing } from './standing.js';
import type { SignInOptions } from './sign-in-options.js';
import type { TolerantStorage } from './tolerant-storage.js';

export interface WaysToSignInParts {
  readonly standing: Standing;
  readonly vault: VaultChannel;
  readonly flow: SignInFlow;
  /** The id of the way by which somebody last signed in here. Anybody may have written it: it only tells an order. */
  readonly usual: TolerantStorage;
  readonly signal: AbortSignal;
}

/** Finds out how an agent can sign in, and remembers a press that came before that was known. */
export class WaysToSignIn {
  readonly #parts: WaysToSignInParts;
  #wish: SignInOptions | null;
  #asking: Promise<void> | null = null;

  constructor(parts: WaysToSignInParts, wish: SignInOptions | null) {
    this.#parts = parts;
    this.#wish = wish;
  }

  /** Whether a press waits. */
  get isWished(): boolean {
    return this.#wish !== null;
  }

  /** Signs in, now or as soon as it is known how. Without a choice where there are several ways, nothing happens. */
  async wish(wish: SignInOptions): Promise<void> {
    const { standing, flow } = this.#parts;
    const { method: chosen, ...rest } = wish;
    if (standing.methods.length === 0) {
      this.#wish = wish;
      standing.happen({ kind: 'ask' });
      await this.ask();
      return;
    }
    const [only, ...others] = standing.methods;
    const method = chosen ?? (others.length === 0 ? only?.id : undefined);
    if (method === undefined) return;
    const mode = standing.methods.find(({ id }) => id === method)?.mode;
    await flow.begin({ id: method, mode: mode ?? 'sso' }, rest);
  }

  forget(): void {
    this.#wish = null;
  }

  /** Asks the systems, unless they are being asked already. */
  async ask(): Promise<void> {
    this.#asking ??= this.#detect().finally(() => {
      this.#asking = null;
    });
    await this.#asking;
  }

  async #detect(): Promise<void> {
    const { standing, vault, usual, signal } = this.#parts;
    try {
      const found = await vault.call('detect', null, { signal });
      const isUsual = ({ id }: Method): number => Number(id === usual.get());
      const methods = [...found].sort((a, b) => isUsual(b) - isUsual(a));
      standing.happen({ kind: 'offer', methods });
      const wish = this.#wish;
      this.#wish = null;
      // Not awaited: the ways are known, and the sign-in may take as long as the agent does.
      if (wish && methods.length > 0 && standing.state.status === 'signed-out') void this.wish(wish);
    } catch (thrown) {
      if (signal.aborted) return;
      this.#wish = null;
      const error = asDeskpassError(thrown);
      const { state } = standing;
      // What went wrong first is what the agent must read; this is only why there is no button yet.
      const isSaid = state.status !== 'starting' && !(state.status === 'signed-out' && state.error === null);
      if (isSaid) standing.report(error);
      else standing.giveUp(error);
    }
  }
}
