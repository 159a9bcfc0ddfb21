import type { AskedAnswer, LastStep } from '../auth/step.js';
import type { EndReason, VaultEvents } from '../auth/vault-contract.js';
import type { Desk } from '../core/desk.js';
import { fromWireError } from '../core/errors.js';
import type { Callback } from './callback.js';
import { clientKey } from './client-key.js';
import { createHint, type Hint } from './hint.js';
import type { VaultChannel } from './open-vault.js';
import { watchPage } from './page-lifecycle.js';
import { createRestoreGuard } from './restore-guard.js';
import { ExpiredEvent, SignedInEvent, SignedOutEvent } from './session-events.js';
import { SignInFlow } from './sign-in-flow.js';
import { farewellNote, isReturnFromSignOut, signOut } from './sign-out.js';
import type { Standing } from './standing.js';
import { openTabs, type TabNews, type Tabs } from './tabs.js';
import { tolerantStorage, type TolerantStorage } from './tolerant-storage.js';
import { WaysToSignIn } from './ways-to-sign-in.js';
import type { SignInOptions } from './sign-in-options.js';
import type { World } from './world.js';

export interface SessionRunParts {
  readonly world: World;
  readonly standing: Standing;
  readonly desk: Desk;
  readonly vault: VaultChannel;
  /** A press that came before there was a run. */
  readonly wish: SignInOptions | null;
  readonly signal: AbortSignal;
}

/** A session from the moment there is a desk file and a vault until the vault is gone. */
export class SessionRun {
  readonly #parts: SessionRunParts;
  readonly #hint: Hint;
  readonly #tabs: Tabs;
  readonly #farewell: TolerantStorage;
  readonly #flow: SignInFlow;
  readonly #ways: WaysToSignIn;
  readonly #usual: TolerantStorage;
  /** The way in which another tab has signed in, until this one has followed; or null. */
  #toFollow: string | null = null;

  constructor(parts: SessionRunParts) {
    const { world, standing, desk, vault, wish, signal } = parts;
    const { localStorage, sessionStorage, now } = world;
    const key = clientKey(desk);
    this.#parts = parts;
    this.#hint = createHint(localStorage, key);
    this.#farewell = farewellNote(world, key);
    this.#usual = tolerantStorage(localStorage, `deskpass:way:${key}`);
    this.#tabs = openTabs({ key, signal, onNews: (news) => void this.#hear(news) });
    this.#flow = new SignInFlow({
      world,
      desk,
      vault,
      hint: this.#hint,
      guard: createRestoreGuard(sessionStorage, key, now),
      departure: tolerantStorage(sessionStorage, `deskpass:departure:${key}`),
      happen: (change) => standing.happen(change),
      report: (error) => {
        standing.report(error);
      },
      onSignedIn: (step, restored) => {
        this.#welcome(step, restored);
      },
      onGivenUp: (error) => {
        standing.giveUp(error);
      },
      signal,
    });
    this.#ways = new WaysToSignIn({ standing, vault, flow: this.#flow, usual: this.#usual, signal }, wish);
    watchPage({ world, signal, onWake: () => void this.#wake(), onReturn: () => void this.#comeBack() });
  }

  get vault(): VaultChannel {
    return this.#parts.vault;
  }

  /** The first thing a run does: finish what was begun, bring the agent back, or show the ways to sign in. */
  async enter(callback: Callback | null): Promise<void> {
    const { standing } = this.#parts;
    const isFarewell = callback?.kind === 'signed-out';
    if (callback && !isFarewell) await this.#flow.finish(callback);
    else if (isFarewell && isReturnFromSignOut(callback, this.#farewell)) {
      standing.happen({ kind: 'end', reason: 'signed-out' });
    } else if (!this.#ways.isWished) await this.#restore(this.#hint.read());
    await this.settle();
  }

  signIn(wish: SignInOptions): Promise<void> {
    const { state } = this.#parts.standing;
    // A press that comes while the page leaves without a question: the agent may as well be asked.
    if (state.status === 'restoring') this.#flow.abandon();
    if (state.status !== 'signed-in') return this.#ways.wish(wish);
    // The session stays as it is until the system has answered, and no other agent can take its place.
    const { method, authMode, identity } = state.session;
    const { method: named = method, ...asked } = wish;
    return this.#flow.begin({ id: named, mode: authMode }, { ...asked, subject: identity.subject });
  }

  answer(answer: AskedAnswer): Promise<void> {
    return this.#flow.answer(answer);
  }

  cancel(): void {
    const { standing, vault } = this.#parts;
    this.#ways.forget();
    this.#flow.abandon();
    // The answer that signs the agent in may have been on its way here already.
    vault.call('signOut', { local: true }).catch(() => undefined);
    standing.giveUp(null);
    void this.settle();
  }

  async signOut(): Promise<void> {
    const { world, standing, desk, vault, signal } = this.#parts;
    if (!standing.happen({ kind: 'sign-out' })) return;
    const farewell = await signOut({ desk, vault, hint: this.#hint, tabs: this.#tabs, farewell: this.#farewell });
    if (signal.aborted) return;
    standing.tell(new SignedOutEvent('signed-out'));
    if (farewell instanceof URL) world.location.assign(farewell.href);
    else {
      standing.happen({ kind: 'end', reason: farewell ? 'signed-out-here' : 'signed-out' });
      if (farewell) standing.report(farewell);
      await this.settle();
    }
  }

  /** The vault has ended the session by itself. */
  end({ reason, error }: VaultEvents['ended']): void {
    const { standing } = this.#parts;
    // Its word that it is empty, while the sign-out goes on.
    if (standing.state.status === 'signing-out') return;
    if (reason !== 'expired') this.#hint.remove();
    this.#leaveSignedIn(reason);
    if (error) standing.giveUp(fromWireError(error));
  }

  /** Finds out how to sign in, where the screen has nothing to offer yet. */
  async settle(): Promise<void> {
    const { state, methods } = this.#parts.standing;
    if (methods.length > 0 || (state.status !== 'signed-out' && state.status !== 'starting')) return;
    await this.#ways.ask();
  }

  #leaveSignedIn(reason: EndReason | 'other-tab'): void {
    const { standing } = this.#parts;
    if (!standing.happen({ kind: 'end', reason })) return;
    if (reason === 'expired') standing.tell(new ExpiredEvent());
    standing.tell(new SignedOutEvent(reason));
    void this.settle();
  }

  #welcome({ session, action, refused }: LastStep, restored: boolean): void {
    const { standing } = this.#parts;
    if (!standing.happen({ kind: 'sign-in', session })) return;
    this.#hint.keep(session.method);
    this.#usual.set(session.method);
    standing.tell(new SignedInEvent(session, restored, action));
    // A tab that was brought back has told nobody anything new.
    if (!restored) this.#tabs.tell({ deskpass: 'signed-in', method: session.method });
    if (refused) standing.report(fromWireError(refused));
  }

  /** Brings back the agent whom this browser remembers. Resolves with false where there is none, or not now. */
  async #restore(method: string | null): Promise<void> {
    if (this.#parts.desk.signIn.some(({ id }) => id === method)) await this.#flow.restore(method ?? '');
  }

  async #hear(news: TabNews): Promise<void> {
    const { standing } = this.#parts;
    if (news.deskpass === 'signed-out') this.#endWithOtherTab();
    else if (standing.state.status === 'signed-out') {
      this.#toFollow = news.method;
      await this.#follow();
    }
  }

  #endWithOtherTab(): void {
    const { standing, vault } = this.#parts;
    this.#toFollow = null;
    if (standing.state.status !== 'signed-in') return;
    vault.call('signOut', { local: true }).catch(() => undefined);
    this.#leaveSignedIn('other-tab');
  }

  /**
   * Follows a sign-in in another tab, by leaving for the provider and coming back: only where somebody looks at this
   * tab, and only where nobody has clicked or typed in it, because leaving loses what they typed elsewhere on the page.
   */
  async #follow(): Promise<void> {
    const { standing, world } = this.#parts;
    const method = this.#toFollow;
    if (method === null || world.document.visibilityState !== 'visible') return;
    this.#toFollow = null;
    if (standing.state.status !== 'signed-out' || world.isTouched()) return;
    await this.#restore(method);
    await this.settle();
  }

  async #wake(): Promise<void> {
    const { standing, vault } = this.#parts;
    // The other tab's word may have been lost while this one was frozen.
    if (this.#hint.isGone()) this.#endWithOtherTab();
    if (standing.state.status === 'signed-in') vault.call('wake', null).catch(() => undefined);
    await this.#follow();
  }

  async #comeBack(): Promise<void> {
    const { standing } = this.#parts;
    const { state } = standing;
    // The page left for the provider in this state, and the agent came back without an answer.
    if (state.status === 'restoring' || (state.status === 'signing-in' && state.at === 'provider')) this.cancel();
    if (state.status === 'signing-out' && standing.happen({ kind: 'end', reason: 'signed-out' })) await this.settle();
    await this.#wake();
  }
}
