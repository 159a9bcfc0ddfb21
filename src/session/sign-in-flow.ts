import type { RedirectChallenge } from '../auth/challenge.js';
import type { Method } from '../auth/method.js';
import type { AskedChallenge, AskedAnswer, Step } from '../auth/step.js';
import { asDeskpassError, type DeskpassError } from '../core/errors.js';
import { isPassing } from '../core/is-passing.js';
import type { Attempt } from './attempt.js';
import type { Callback } from './callback.js';
import { outsideUrl, showAddress } from './page-address.js';
import { openPopup } from './open-popup.js';
import { popupBlocked, redirectLoop } from './sign-in-errors.js';
import type { SignInFlowParts } from './sign-in-flow-parts.js';
import type { SignInOptions } from './sign-in-options.js';

/** Leads the conversation between the vault, the agent's browser and the provider. One attempt at a time. */
export class SignInFlow {
  readonly #parts: SignInFlowParts;
  #current = new AbortController();
  /** The attempt in which the agent is asked something, or null. */
  #asking: Attempt | null = null;

  constructor(parts: SignInFlowParts) {
    this.#parts = parts;
    parts.signal.addEventListener('abort', () => {
      this.abandon();
    });
  }

  /**
   * Starts signing in. Runs up to the opening of the window in the task of the caller; no window is opened for a
   * method that asks on the card first. A sign-in whose window was blocked goes on where it was.
   */
  async begin({ id: method, mode }: Pick<Method, 'id' | 'mode'>, options: SignInOptions): Promise<void> {
    const { display, ...demands } = options;
    const { world, desk, vault, happen } = this.#parts;
    const asked = this.#asking;
    if (display === 'popup' && asked?.method === method && asked.blocked) return this.#resume(asked, asked.blocked);
    const attempt = this.#attempt(method, { cause: 'click', silent: false });
    happen({ kind: 'begin', method });
    const settings = desk.signIn.find(({ id }) => id === method)?.settings;
    await this.#converse(attempt, () => {
      if (mode !== 'password' && (display ?? settings?.['display']) === 'popup') attempt.popup = this.#open(attempt);
      const ask = { method, display: display ?? null, silent: false, returnTo: world.location.href, demands };
      return vault.call('begin', ask, { signal: attempt.signal });
    });
  }

  /** Leaves for the provider without being asked to. Resolves with false where that is not to be done now. */
  async restore(method: string): Promise<boolean> {
    const { world, guard, vault, happen } = this.#parts;
    if (world.isFramed || !guard.enter()) return false;
    const attempt = this.#attempt(method, { cause: 'restore', silent: true });
    happen({ kind: 'restore' });
    const ask = { method, display: 'redirect', silent: true, returnTo: world.location.href } as const;
    await this.#converse(attempt, () => vault.call('begin', ask, { signal: attempt.signal }));
    return true;
  }

  /** Finishes what began before the page was loaded. */
  async finish({ method, state, query }: Callback): Promise<void> {
    const { world, guard, departure, happen } = this.#parts;
    const attempt = this.#attempt(method, { cause: 'return', silent: guard.isOwn(state) });
    happen({ kind: 'begin', method });
    showAddress(departure.take() ?? '', world);
    await this.#converse(attempt, () => this.#answer(query, attempt));
  }

  /** Hands the agent's answer to the vault. Where it cannot be delivered, the challenge stays. */
  async answer(answer: AskedAnswer): Promise<void> {
    const { vault, happen, report } = this.#parts;
    const attempt = this.#asking;
    if (!attempt || attempt.signal.aborted || !happen({ kind: 'answer' })) return;
    await this.#converse(
      attempt,
      async () => vault.call('answer', answer, { signal: attempt.signal }),
      (error) => {
        if (!isPassing(error) || !happen({ kind: 'answer-failed', error })) return false;
        report(error);
        return true;
      },
    );
  }

  /** Gives up the attempt under way. Nothing that it still brings is listened to. */
  abandon(): void {
    this.#current.abort();
    this.#asking = null;
  }

  #attempt(method: string, kind: Pick<Attempt, 'cause' | 'silent'>): Attempt {
    this.abandon();
    this.#current = new AbortController();
    if (this.#parts.signal.aborted) this.#current.abort();
    return { method, ...kind, signal: this.#current.signal, popup: null, blocked: null };
  }

  #open({ method, signal, blocked }: Attempt): Window {
    const popup = openPopup(this.#parts.world, signal);
    if (!popup) throw popupBlocked({ method, waits: blocked ? 1 : 0 });
    return popup;
  }

  /** Opens the blocked window in the task of another press: the vault still waits for what it brings. */
  async #resume(attempt: Attempt, challenge: RedirectChallenge): Promise<void> {
    attempt.blocked = null;
    this.#parts.happen({ kind: 'begin', method: attempt.method });
    await this.#converse(attempt, () => {
      attempt.popup = this.#open(attempt);
      return Promise.resolve({ done: false, challenge });
    });
  }

  #answer(query: string, { signal }: Attempt): Promise<Step> {
    return this.#parts.vault.call('answer', { kind: 'redirect', query }, { signal });
  }

  /**
   * Asks the vault, and follows what it says. An attempt that was given up in between ends without a word, and one
   * whose failure is taken by `withstand` goes on.
   */
  async #converse(
    attempt: Attempt,
    ask: () => Promise<Step>,
    withstand: (error: DeskpassError) => boolean = () => false,
  ): Promise<void> {
    try {
      const step = await ask();
      if (!attempt.signal.aborted) await this.#follow(step, attempt);
    } catch (thrown) {
      if (attempt.signal.aborted) return;
      attempt.popup?.close();
      const error = asDeskpassError(thrown);
      if (!withstand(error)) this.#giveUp(error, attempt);
    }
  }

  async #follow(step: Step, attempt: Attempt): Promise<void> {
    const { world, guard, happen, onSignedIn, onGivenUp } = this.#parts;
    if (step.done) {
      this.abandon();
      guard.clear();
      // A window of its own leaves this page where it is.
      if (attempt.cause === 'return') showAddress(step.returnTo, world);
      onSignedIn(step, attempt.silent || Boolean(step.refused));
      return;
    }
    switch (step.challenge.kind) {
      case 'method':
        this.abandon();
        happen({ kind: 'offer', methods: step.challenge.methods });
        onGivenUp(null);
        break;
      case 'redirect':
        await this.#leave(step.challenge, attempt);
        break;
      default:
        this.#ask(step.challenge, attempt);
    }
  }

  #ask(challenge: AskedChallenge, attempt: Attempt): void {
    const { happen, onGivenUp } = this.#parts;
    // The window that the press has opened, for a redirect that did not come yet.
    attempt.popup?.close();
    attempt.popup = null;
    if (attempt.cause === 'restore') {
      this.abandon();
      onGivenUp(null);
      return;
    }
    this.#asking = attempt;
    happen({ kind: 'challenge', method: attempt.method, challenge });
  }

  async #leave(challenge: RedirectChallenge, attempt: Attempt): Promise<void> {
    const { url: address, display } = challenge;
    const { world, desk, guard, departure, happen } = this.#parts;
    const url = outsideUrl(address, desk.development);
    if (display === 'popup' && attempt.cause === 'click') {
      attempt.blocked = attempt.popup ? null : challenge;
      await this.#visit(url, (attempt.popup ??= this.#open(attempt)), attempt);
      return;
    }
    // A restore has passed the guard already; an answer that leads to another redirect has not.
    if (attempt.cause === 'return' && !guard.enter()) throw redirectLoop();
    attempt.popup?.close();
    departure.set(world.location.href);
    happen({ kind: 'leave', at: 'provider' });
    if (attempt.cause === 'restore') {
      guard.note(url.searchParams.get('state') ?? '');
      // The way back must not lead to a page that leaves again by itself.
      world.location.replace(url.href);
    } else {
      world.location.assign(url.href);
    }
  }

  /** Sends the window to the provider while the page stays. */
  async #visit(url: URL, popup: Window, attempt: Attempt): Promise<void> {
    const { world, happen } = this.#parts;
    const { signal } = attempt;
    happen({ kind: 'leave', at: 'popup' });
    const { watchPopup } = await import('./watch-popup.js');
    if (signal.aborted) return;
    watchPopup({
      popup,
      url,
      world,
      signal,
      onAnswer: (query) => {
        popup.close();
        attempt.popup = null;
        happen({ kind: 'begin', method: attempt.method });
        void this.#converse(attempt, () => this.#answer(query, attempt));
      },
      onClosed: (error) => {
        this.#giveUp(error, attempt);
      },
    });
  }

  #giveUp(error: DeskpassError, { silent }: Attempt): void {
    const { hint, onGivenUp } = this.#parts;
    const isUnknown = error.code === 'login-required';
    if (isUnknown) hint.remove();
    onGivenUp(silent && isUnknown ? null : error);
  }
}
