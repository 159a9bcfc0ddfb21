import type { Method } from '../auth/method.js';
import type { DeskpassError } from '../core/errors.js';
import { FailureEvent, StateChangeEvent } from './session-events.js';
import { advance, initialProgress, type Change, type Progress } from './session-machine.js';
import type { SessionState } from './session-state.js';

/** Where a session stands, and the one place from which it is told to the page. */
export class Standing {
  readonly #target: EventTarget;
  #progress: Progress = initialProgress;

  constructor(target: EventTarget) {
    this.#target = target;
  }

  get state(): SessionState {
    return this.#progress.state;
  }

  get methods(): readonly Method[] {
    return this.#progress.methods;
  }

  /** Takes a change. Returns whether it was possible. */
  happen(change: Change): boolean {
    const next = advance(this.#progress, change);
    if (next === this.#progress) return false;
    const isShown = next.state !== this.#progress.state;
    this.#progress = next;
    if (isShown) this.say();
    return true;
  }

  /** Has the page look again. */
  say(): void {
    this.tell(new StateChangeEvent(this.state));
  }

  tell(event: Event): void {
    this.#target.dispatchEvent(event);
  }

  report(error: DeskpassError): void {
    this.tell(new FailureEvent(error));
  }

  /** The sign-in under way leads nowhere; null where nobody needs to be told why. */
  giveUp(error: DeskpassError | null): void {
    this.happen({ kind: 'give-up', error });
    if (error) this.report(error);
  }

  /** Nothing can go on. */
  fail(error: DeskpassError): void {
    this.happen({ kind: 'fail', error });
    this.report(error);
  }
}
