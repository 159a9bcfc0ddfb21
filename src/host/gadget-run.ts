import { asDeskpassError, type DeskpassError } from '../core/errors.js';
import type { HostEvents } from '../wire/gadget-contract.js';
import type { GadgetLoader, Mount, MountOptions } from './gadget-loader.js';
import type { GadgetState } from './gadget-state.js';
import { FORGIVEN_MS, Restarts } from './restarts.js';

export interface GadgetRunOptions extends Omit<MountOptions, 'onWorking' | 'onFailed'> {
  readonly loader: GadgetLoader;
  readonly onState: (state: GadgetState) => void;
}

/** Keeps one gadget going: one mount after the other, started again where it stopped by no fault of the agent. */
export class GadgetRun {
  readonly #options: GadgetRunOptions;
  readonly #restarts = new Restarts();
  #mount: Mount | null = null;
  #stopTimer = (): void => undefined;

  constructor(options: GadgetRunOptions) {
    this.#options = options;
    this.#start();
  }

  tell<E extends keyof HostEvents>(event: E, news: HostEvents[E]): void {
    this.#mount?.tell(event, news);
  }

  /** The agent starts it again, whatever it is doing. */
  restart(): void {
    this.#restarts.forgive();
    this.#start();
  }

  dispose(): void {
    this.#stopTimer();
    this.#mount?.dispose();
    this.#mount = null;
  }

  #start(): void {
    const { loader, clock, onState } = this.#options;
    this.dispose();
    onState({ status: 'loading' });
    try {
      this.#mount = loader.load({
        ...this.#options,
        onWorking: () => {
          this.#after(FORGIVEN_MS, () => {
            this.#restarts.forgive();
          });
          onState({ status: 'working' });
        },
        onFailed: (error) => {
          this.#mount = null;
          this.#stopTimer();
          onState(this.#failed(error, clock.now()));
        },
      });
    } catch (thrown) {
      onState({ status: 'failed', error: asDeskpassError(thrown) });
    }
  }

  #failed(error: DeskpassError, now: number): GadgetState {
    switch (error.code) {
      case 'gadget-silent':
        return { status: 'silent', error };
      case 'gadget-navigated':
        return { status: 'navigated', error };
      case 'gadget-stopped': {
        const delay = this.#restarts.next();
        if (delay === null) return { status: 'stopped', error, restartAt: null };
        this.#after(delay, () => {
          this.#start();
        });
        return { status: 'stopped', error, restartAt: now + delay };
      }
      default:
        return { status: 'failed', error };
    }
  }

  #after(ms: number, callback: () => void): void {
    this.#stopTimer();
    this.#stopTimer = this.#options.clock.after(ms, callback);
  }
}
